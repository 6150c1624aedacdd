package savepoint.grader.cli;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import savepoint.grader.run.Grader;
import savepoint.grader.worker.Patience;
import savepoint.grader.worker.Worker;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.ExternalPostgres;
import savepoint.watch.Watchpost;

@Command(
        name = "grader",
        description = "Grades what the platform's queue holds, until it is stopped.",
        mixinStandardHelpOptions = true)
final class GraderCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(GraderCommand.class);

    /// How the server hands its grader's login over; see `savepoint.server.GraderProcess`.
    private static final String URL = "SAVEPOINT_GRADER_URL";

    private static final String USER = "SAVEPOINT_GRADER_USER";
    private static final String PASSWORD = "SAVEPOINT_GRADER_PASSWORD";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the grader keeps its files (default: data)")
    private Path data = Workshops.usualData();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "the platform's PostgreSQL, as postgresql://user@host/database; the password comes from "
                            + ExternalPostgres.PASSWORD
                            + " or from the file that "
                            + ExternalPostgres.PASSWORD_FILE
                            + " names")
    private String databaseUrl;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description = "gradings at once (default: one a processor)")
    private int lanes = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            description =
                    "after how long others take over what a grader that fell silent was grading, such as PT10S"
                            + " (default: ${DEFAULT-VALUE})")
    private Duration lease = Patience.USUAL.lease();

    @Option(
            names = "--watch",
            paramLabel = "[HOST:]PORT",
            description =
                    "answers /health/live, /health/ready and /metrics there (on 127.0.0.1 where only a port is given)")
    private String watch;

    @Override
    public Integer call() throws Exception {
        var environment = System.getenv();
        boolean child = databaseUrl == null && environment.containsKey(URL);
        if (!child && databaseUrl == null) {
            System.err.println(
                    "Name the platform's database: ./savepoint grader --database-url postgresql://user@host/database");
            return 2;
        }
        var login =
                child ? fromParent(environment) : ExternalPostgres.grader(databaseUrl, environment);
        InetSocketAddress post;
        try {
            post = watch == null ? null : Watchpost.address(watch);
        } catch (IllegalArgumentException wrong) {
            System.err.println("--watch takes " + wrong.getMessage());
            return 2;
        }
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        if (child) Thread.ofPlatform().name("parent").daemon().start(() -> outlive(stop));
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("shutdown")
                                .unstarted(() -> {
                                    stop.countDown();
                                    awaitQuietly(stopped);
                                }));
        try (var workshop = Workshops.open(data)) {
            grade(login, new Grader(workshop), post, stop);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    private void grade(
            DatabaseLogin login, Grader grader, InetSocketAddress post, CountDownLatch stop)
            throws IOException, InterruptedException {
        var registry = new PrometheusRegistry();
        try (var worker =
                        new Worker(
                                login,
                                grader,
                                name(),
                                lanes,
                                Patience.USUAL.withLease(lease),
                                InstantSource.system(),
                                new GraderMetrics(registry, grader::stock));
                var _ = post == null ? null : Watchpost.open(post, worker::trouble, registry)) {
            log.info("Grading, {} at once", lanes);
            stop.await();
            log.info("Stopping: {} takes no more gradings and ends those it has", worker.name());
        }
    }

    private static DatabaseLogin fromParent(Map<String, String> environment) {
        return new DatabaseLogin(
                environment.get(URL), environment.get(USER), environment.get(PASSWORD));
    }

    /// The server holds our standard input open as long as it lives, however it ends.
    private static void outlive(CountDownLatch stop) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            log.debug("standard input failed", gone);
        }
        stop.countDown();
    }

    private static void awaitQuietly(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static String name() {
        return ManagementFactory.getRuntimeMXBean().getName();
    }
}
