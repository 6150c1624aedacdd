package savepoint.runner;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import savepoint.scenario.Subject.Attempt;

/// Runs several actions at the same time, each on a thread of its own, and tells the bridge how the threads are, so that
/// it need not guess whether one still computes or waits for another.
public final class Actors {
    /// By this name of an application the bridge knows that no session is wanted.
    public static final String REPORT = "savepoint-actors";

    /// Before the number of an actor, in the name of the application of its connections.
    public static final String ACTOR = "savepoint-actor-";

    private static final ScopedValue<Integer> CURRENT = ScopedValue.newInstance();
    private static final int PROTOCOL = 3 << 16;
    private static final long LOOK_MILLIS = 1;

    private final Case job;
    private final HandInSubject subject;

    Actors(Case job, HandInSubject subject) {
        this.job = job;
        this.subject = subject;
    }

    /// The actor whose thread this is, from 1, or 0.
    static int current() {
        return CURRENT.orElse(0);
    }

    List<Object> run(Attempt... actions) {
        var results = new Object[actions.length];
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < actions.length; i++) {
            int at = i;
            threads.add(
                    Thread.ofPlatform()
                            .name("actor " + (i + 1))
                            .daemon()
                            .unstarted(() ->
                                    ScopedValue.where(CURRENT, at + 1)
                                            .run(() ->
                                                    results[at] = subject.attempt(actions[at]))));
        }
        try (var report = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            report.connect(
                    UnixDomainSocketAddress.of(
                            Path.of(job.where().socket(), HandInDatabase.SOCKET)));
            report.write(start());
            tell(report, 0, actions.length);
            report.read(ByteBuffer.allocate(1)); // the bridge has heard it
            threads.forEach(Thread::start);
            watch(threads, report);
        } catch (IOException lost) {
            throw new IllegalStateException("the way to the database is gone", lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Arrays.asList(results);
    }

    private static void watch(List<Thread> threads, SocketChannel report)
            throws IOException, InterruptedException {
        var told = new char[threads.size()];
        Arrays.fill(told, 'R');
        for (int done = 0; done < threads.size(); ) {
            done = 0;
            for (int i = 0; i < threads.size(); i++) {
                char state = state(threads.get(i));
                if (state == 'D') done++;
                if (state != told[i]) tell(report, i + 1, state);
                told[i] = state;
            }
            if (done < threads.size()) Thread.sleep(LOOK_MILLIS);
        }
    }

    /// Who sleeps for a time goes on by himself.
    private static char state(Thread thread) {
        return switch (thread.getState()) {
            case TERMINATED -> 'D';
            case BLOCKED, WAITING -> 'P';
            case NEW, RUNNABLE, TIMED_WAITING -> 'R';
        };
    }

    private static void tell(SocketChannel report, int actor, int state) throws IOException {
        report.write(ByteBuffer.wrap(new byte[] {(byte) actor, (byte) state}));
    }

    /// As a session begins, so that the bridge knows whose actors these are.
    private ByteBuffer start() {
        var body =
                String.join(
                                "\0",
                                "user",
                                job.where().role(),
                                "database",
                                job.where().database(),
                                "application_name",
                                REPORT,
                                "",
                                "")
                        .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + body.length)
                .putInt(2 * Integer.BYTES + body.length)
                .putInt(PROTOCOL)
                .put(body)
                .flip();
    }
}
