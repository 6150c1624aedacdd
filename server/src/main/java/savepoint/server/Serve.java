package savepoint.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import savepoint.migrations.Migrations;
import savepoint.postgres.PlatformDatabase;
import savepoint.server.content.CourseWatch;
import savepoint.server.people.sso.SsoSettings;
import savepoint.server.web.Networks;
import savepoint.server.web.Proxies;
import savepoint.server.web.Site;
import savepoint.watch.Watchpost;

/// `serve`: the web application with its database and a grader, until it is told to stop.
@Command(name = "serve", mixinStandardHelpOptions = true, description = "start the platform")
final class Serve implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;
    private static final int PORTS_TO_TRY = 100;
    // Longer than the web server, the grader and PostgreSQL take together to stop in order, after
    // draining.
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(30);
    private static final int LONGEST_DRAIN = 600;
    private static final Duration FIRST_PAGE = Duration.ofSeconds(30);

    @Mixin private Storage storage;

    @Option(
            names = "--port",
            description = "where it listens (default: 8080, or the next free one)")
    private Integer port;

    @Option(names = "--bind", description = "the address it listens on (default: ${DEFAULT-VALUE})")
    private String bind = "127.0.0.1";

    @Option(
            names = "--course",
            paramLabel = "DIR",
            description = "a course to serve (default: this folder's)")
    private List<Path> courses = List.of();

    @Option(names = "--base-url", paramLabel = "URL", description = "the address that people type")
    private URI baseUrl;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "CIDR",
            description = "a reverse proxy whose X-Forwarded-For is believed, such as 127.0.0.1/32")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--watch",
            paramLabel = "[HOST:]PORT",
            description =
                    "answers /health/live, /health/ready and /metrics there, and its grader on the next port (on 127.0.0.1"
                            + " where only a port is given)")
    private String watch;

    @Option(
            names = "--no-grader",
            description = "starts no grader of its own: others grade, see ./savepoint grader")
    private boolean noGrader;

    @Option(
            names = "--drain",
            paramLabel = "SECONDS",
            description =
                    "for how long it still answers after it was told to stop, while it says that it is not ready"
                            + " (default: ${DEFAULT-VALUE})")
    private int drain;

    @Mixin private MailOptions mail;

    @Mixin private SchoolSignIn school;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Refusal, InterruptedException {
        checkBaseUrl();
        checkProxies();
        checkCourses();
        if (drain < 0 || drain > LONGEST_DRAIN)
            throw new Refusal("--drain takes 0 to " + LONGEST_DRAIN + " seconds");
        mail.check(baseUrl);
        var sso = school.settings(baseUrl, System.getenv());
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopInOrder(stop, stopped)));
        try {
            serve(sso, stop);
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    // The JVM ends when its hooks have ended: until then the main thread closes what it opened.
    private void stopInOrder(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            var _ = stopped.await(PATIENCE_AT_STOP.toSeconds() + drain, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Optional<SsoSettings> sso, CountDownLatch stop)
            throws Refusal, InterruptedException {
        try (var postgres = storage.open()) {
            Migrations.run(postgres.owner());
            var site = new Site(Optional.ofNullable(baseUrl), new Proxies(trustedProxies));
            try (var platform =
                            Platform.open(
                                    postgres.server(),
                                    InstantSource.system(),
                                    site,
                                    mail.server(),
                                    sso);
                    var _ = watch(platform)) {
                var signIn = new FirstSignIn(platform, storage, isLoopback()).prepare();
                // What was missed is on record before the first request is judged by it.
                try (var _ = platform.startHeartbeat();
                        var _ = platform.startJobs()) {
                    listen(platform);
                    serve(platform, postgres, signIn, stop);
                }
            }
        }
    }

    private void serve(
            Platform platform, PlatformDatabase postgres, List<String> signIn, CountDownLatch stop)
            throws Refusal, InterruptedException {
        var post = watchAddress();
        try (var _ = noGrader ? null : grader(postgres, post);
                var _ = post == null ? null : watchpost(platform, post)) {
            awaitFirstPage(platform.port());
            announce(platform.port(), signIn);
            stop.await();
            platform.readiness().stop();
            TimeUnit.SECONDS.sleep(drain);
        }
    }

    private GraderProcess grader(PlatformDatabase postgres, InetSocketAddress post) {
        var beside =
                Optional.ofNullable(post)
                        .map(own -> own.getHostString() + ":" + (own.getPort() + 1));
        return GraderProcess.start(postgres.grader(), storage.data(), beside);
    }

    private InetSocketAddress watchAddress() throws Refusal {
        try {
            return watch == null ? null : Watchpost.address(watch);
        } catch (IllegalArgumentException wrong) {
            throw new Refusal("--watch takes " + wrong.getMessage(), wrong);
        }
    }

    private static Watchpost watchpost(Platform platform, InetSocketAddress post) throws Refusal {
        try {
            return Watchpost.open(
                    post, platform.readiness()::trouble, platform.metrics().registry());
        } catch (IOException taken) {
            throw new Refusal("nothing can listen on " + post + ": " + taken.getMessage(), taken);
        }
    }

    private void checkBaseUrl() throws Refusal {
        if (baseUrl == null) return;
        var isWeb = "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme());
        var path = baseUrl.getRawPath();
        if (!isWeb
                || baseUrl.getHost() == null
                || !(path == null || path.isEmpty() || path.equals("/"))) {
            throw new Refusal(
                    "the base URL looks like https://learn.example.org, without a path: "
                            + baseUrl);
        }
    }

    private void checkProxies() throws Refusal {
        for (var proxy : trustedProxies) {
            if (!Networks.isNetwork(proxy))
                throw new Refusal(
                        "a trusted proxy is an address or a network such as 10.1.0.0/16: " + proxy);
        }
    }

    private void checkCourses() throws Refusal {
        for (var course : courses) {
            if (!Files.isDirectory(course))
                throw new Refusal("there is no course folder " + course);
        }
    }

    private CourseWatch watch(Platform platform) throws Refusal {
        try {
            return CourseWatch.start(
                    platform.courses(), courses.isEmpty() ? List.of(Storage.home()) : courses);
        } catch (IOException unreadable) {
            throw new Refusal(
                    "cannot read the course folder " + unreadable.getMessage(), unreadable);
        }
    }

    private void listen(Platform platform) throws Refusal {
        if (port != null) {
            if (platform.listen(bind, port)) return;
            throw new Refusal(
                    "port " + port + " on " + bind + " is taken; choose another with --port");
        }
        for (var candidate = USUAL_PORT; candidate < USUAL_PORT + PORTS_TO_TRY; candidate++) {
            if (platform.listen(bind, candidate)) return;
        }
        throw new Refusal(
                "no port from %d on is free on %s; choose one with --port"
                        .formatted(USUAL_PORT, bind));
    }

    private void awaitFirstPage(int port) throws Refusal, InterruptedException {
        var page = URI.create("http://" + reachable() + ":" + port + "/sign-in");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(page).timeout(FIRST_PAGE).build();
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200)
                throw new Refusal(page + " answers " + status + "; the log above says why");
        } catch (IOException failed) {
            throw new Refusal(page + " does not answer: " + failed, failed);
        }
    }

    private void announce(int port, List<String> signIn) {
        PrintWriter out = spec.commandLine().getOut();
        signIn.forEach(out::println);
        out.println(
                "Savepoint is ready: "
                        + (baseUrl == null ? "http://" + reachable() + ":" + port : baseUrl));
        out.flush();
    }

    /// The address to type: one that listens everywhere is reached on this machine by loopback.
    private String reachable() {
        return switch (bind) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> bind.contains(":") ? "[" + bind + "]" : bind;
        };
    }

    private boolean isLoopback() throws Refusal {
        var host = baseUrl == null ? bind : baseUrl.getHost();
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            // A public name need not resolve inside, but an address to listen on must.
            if (baseUrl != null) return false;
            throw new Refusal("there is no address " + bind + " on this machine", unknown);
        }
    }
}
