package savepoint.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Students at once: what each does has a thread of its own and counts as long as it is under way, and what the platform
/// did not do for them is kept.
final class Crowd implements AutoCloseable {
    /// For so long at most whatever goes on is waited for.
    static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Between two looks at what is waited for.
    static final Duration LOOK = Duration.ofMillis(50);

    private static final int ERRORS_TOLD = 5;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService network = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(network).build();
    private final Set<String> errors = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();

    /// Something that a student does.
    interface Act {
        void run() throws IOException, InterruptedException;
    }

    /// One student for each cookie of a session.
    List<Student> students(URI site, List<String> cookies) {
        var students = new ArrayList<Student>();
        for (int n = 0; n < cookies.size(); n++)
            students.add(new Student(client, site, cookies.get(n), n));
        return students;
    }

    /// Whatever the platform did not do is an error of the measurement.
    boolean attempt(Act act) {
        try {
            act.run();
            return true;
        } catch (IOException | RuntimeException failed) {
            fail(1, failed.toString());
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void fail(int times, String why) {
        failures.addAndGet(times);
        errors.add(why);
    }

    void spawn(Runnable work) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                underWay.decrementAndGet();
            }
        });
    }

    void awaitDone() throws InterruptedException {
        long begun = System.nanoTime();
        while (underWay.get() > 0 && since(begun).compareTo(PATIENCE) < 0) Thread.sleep(LOOK);
    }

    int failures() {
        return failures.get();
    }

    /// Some of them, in words.
    List<String> errors() {
        return errors.stream().limit(ERRORS_TOLD).toList();
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    static void sleepUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left > 0) TimeUnit.NANOSECONDS.sleep(left);
    }

    /// Whatever is still under way is broken off.
    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdownNow();
        client.close();
        network.close();
        threads.close();
    }
}
