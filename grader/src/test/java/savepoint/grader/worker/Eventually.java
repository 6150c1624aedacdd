package savepoint.grader.worker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what other processes do.
final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(20);

    private Eventually() {}

    /// The first answer that is not null; gives up on a machine that is hopelessly slow.
    static <T> T get(String what, Callable<T> question) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var answer = question.call();
            if (answer != null) return answer;
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new AssertionError("never came: " + what);
    }

    static void is(String what, Callable<Boolean> condition) throws Exception {
        get(what, () -> condition.call() ? true : null);
    }
}
