package savepoint.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.DatabaseLogin;

/// A grader beside this server: a child process that is started again when it ends, and ends with this one.
///
/// It gets its database login by environment, and this process holds its standard input open: end of input tells it
/// that the server is gone, however it went.
final class GraderProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GraderProcess.class);
    private static final String MAIN = "savepoint.grader.cli.GraderMain";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    // Whoever lived this long did not fail at start.
    private static final Duration GOOD_LIFE = Duration.ofMinutes(2);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final DatabaseLogin login;
    private final Path data;
    private final Optional<String> watch;
    // A platform thread that lives as long as the child: the kernel ties children to the thread
    // that made them.
    private final Thread keeper = Thread.ofPlatform().name("grader").daemon().unstarted(this::keep);

    private GraderProcess(DatabaseLogin login, Path data, Optional<String> watch) {
        this.login = login;
        this.data = data;
        this.watch = watch;
    }

    /// Starts a grader with this login, which keeps what it needs in `data`.
    ///
    /// @param watch where it tells its figures, if anywhere
    static GraderProcess start(DatabaseLogin login, Path data, Optional<String> watch) {
        var grader = new GraderProcess(login, data, watch);
        grader.keeper.start();
        return grader;
    }

    private void keep() {
        var pause = FIRST_PAUSE;
        try {
            while (true) {
                var begun = System.nanoTime();
                log.error("{}, starting it again in {} s", runOnce(), pause.toSeconds());
                var lived = Duration.ofNanos(System.nanoTime() - begun);
                if (lived.compareTo(GOOD_LIFE) > 0) pause = FIRST_PAUSE;
                Thread.sleep(pause);
                pause =
                        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(2)
                                : LONGEST_PAUSE;
            }
        } catch (InterruptedException _) {
            log.debug("The grader has stopped");
        }
    }

    /// How it ended, in words.
    private String runOnce() throws InterruptedException {
        Process child;
        try {
            child = command().start();
        } catch (IOException failed) {
            return "The grader could not be started (%s)".formatted(failed.getMessage());
        }
        try {
            return "The grader ended with code " + child.waitFor();
        } finally {
            stop(child);
        }
    }

    private ProcessBuilder command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                // grading never starves reading
                                "nice",
                                "-n",
                                "10",
                                java,
                                "-Xmx512m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-XX:-UsePerfData",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dsavepoint.home=" + Storage.home(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                MAIN,
                                "grader",
                                "--data",
                                data.toString()));
        watch.ifPresent(address -> command.addAll(List.of("--watch", address)));
        var builder = new ProcessBuilder(command);
        builder.environment().put("SAVEPOINT_GRADER_URL", login.url());
        builder.environment().put("SAVEPOINT_GRADER_USER", login.user());
        builder.environment().put("SAVEPOINT_GRADER_PASSWORD", login.password());
        return builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
    }

    private static void stop(Process child) throws InterruptedException {
        if (!child.isAlive()) return;
        var wasInterrupted = Thread.interrupted();
        child.destroy();
        if (!child.waitFor(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS))
            child.destroyForcibly();
        if (wasInterrupted) Thread.currentThread().interrupt();
    }

    /// Stops the grader; what it was grading is taken up by the next.
    @Override
    public void close() {
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
