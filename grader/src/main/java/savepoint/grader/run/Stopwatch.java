package savepoint.grader.run;

import java.util.EnumMap;
import java.util.Map;
import savepoint.grader.verdict.GradingReport;

/// Where the time of one grading goes. For people to read: no verdict depends on it.
final class Stopwatch {
    enum Phase {
        COMPILE,
        DATABASE,
        RUN,
        CHECK
    }

    interface Timed<T, A extends Exception, B extends Exception, C extends Exception> {
        T call() throws A, B, C;
    }

    private final long start = System.nanoTime();
    private final Map<Phase, Long> nanos = new EnumMap<>(Phase.class);

    <T, A extends Exception, B extends Exception, C extends Exception> T time(
            Phase phase, Timed<T, A, B, C> work) throws A, B, C {
        long from = System.nanoTime();
        try {
            return work.call();
        } finally {
            nanos.merge(phase, System.nanoTime() - from, Long::sum);
        }
    }

    GradingReport.Millis millis() {
        return new GradingReport.Millis(
                of(Phase.COMPILE),
                of(Phase.DATABASE),
                of(Phase.RUN),
                of(Phase.CHECK),
                (System.nanoTime() - start) / 1_000_000);
    }

    private long of(Phase phase) {
        return nanos.getOrDefault(phase, 0L) / 1_000_000;
    }
}
