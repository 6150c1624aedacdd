package savepoint.grader.worker;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether this worker may take gradings: its machine's clock agrees with the database's, and its tools work.
final class Health {
    private static final Logger log = LoggerFactory.getLogger(Health.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /// Shows whether hand-ins can be run at all.
    interface Trial {
        /// @throws Exception which says why not
        void run() throws Exception;
    }

    private enum Clock {
        UNKNOWN,
        RIGHT,
        OFF
    }

    private final Trial tools;
    private Clock clock = Clock.UNKNOWN;
    // why they fail; empty where they work
    private String toolsBroken = "";
    private boolean mending;

    Health(Trial tools) {
        this.tools = tools;
    }

    synchronized void clockIsOff(Duration ahead) {
        if (clock == Clock.OFF) return;
        clock = Clock.OFF;
        log.error(
                "This machine's clock is {} ms {} the database's. No grading is taken until they agree: run a time"
                        + " service on both machines",
                ahead.abs().toMillis(),
                ahead.isNegative() ? "behind" : "ahead of");
    }

    synchronized void clockIsRight() {
        if (clock == Clock.RIGHT) return;
        if (clock == Clock.OFF)
            log.info("This machine's clock agrees with the database's again; gradings are taken");
        clock = Clock.RIGHT;
        notifyAll();
    }

    /// Why no gradings are taken; empty where they are.
    synchronized Optional<String> trouble() {
        if (!toolsBroken.isEmpty()) return Optional.of("it cannot grade: " + toolsBroken);
        return switch (clock) {
            case UNKNOWN -> Optional.of("it has not reached the platform's database yet");
            case OFF -> Optional.of("its machine's clock is not the database's");
            case RIGHT -> Optional.empty();
        };
    }

    /// Tries the tools after a grading failed; true where they work, so that the grading itself is to blame.
    boolean toolsWork() throws InterruptedException {
        var why = trial();
        if (why.isEmpty()) return true;
        synchronized (this) {
            if (toolsBroken.isEmpty())
                log.error(
                        "This worker cannot grade: {}. It gives its gradings back and takes none until it can;"
                                + " ./savepoint doctor tells more",
                        why);
            toolsBroken = why;
        }
        return false;
    }

    /// Waits until gradings may be taken. One of the waiting lanes tries the tools, with growing pauses.
    void awaitWell() throws InterruptedException {
        synchronized (this) {
            while (clock != Clock.RIGHT || mending) wait();
            if (toolsBroken.isEmpty()) return;
            mending = true;
        }
        try {
            mend();
        } finally {
            synchronized (this) {
                mending = false;
                notifyAll();
            }
        }
    }

    private void mend() throws InterruptedException {
        for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
            Thread.sleep(pause);
            var why = trial();
            if (why.isEmpty()) {
                synchronized (this) {
                    toolsBroken = "";
                }
                log.info("This worker can grade again");
                return;
            }
            log.warn("This worker still cannot grade, next try in {}: {}", longer(pause), why);
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /// Why the tools fail; empty where they work.
    private String trial() throws InterruptedException {
        try {
            tools.run();
            return "";
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            return failed.toString();
        }
    }
}
