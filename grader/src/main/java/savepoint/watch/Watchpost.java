package savepoint.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A small HTTP server on a port of its own, for probes and for Prometheus: `/health/live`, `/health/ready` and `/metrics`.
///
/// Figures tell of people's habits and of the machine, so they are not on the port that people use: whoever reaches this
/// one may read them.
public final class Watchpost implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Watchpost.class);
    // Nobody but probes and a scraper or two asks here.
    private static final int BACKLOG = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<Optional<String>> trouble;
    private final PrometheusRegistry metrics;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    private Watchpost(
            HttpServer server, Supplier<Optional<String>> trouble, PrometheusRegistry metrics) {
        this.server = server;
        this.trouble = trouble;
        this.metrics = metrics;
    }

    private record Answer(int status, String type, byte[] body) {
        static Answer words(int status, String text) {
            return new Answer(
                    status,
                    "text/plain; charset=utf-8",
                    (text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private interface Question {
        Answer answer() throws IOException;
    }

    /// Begins to answer, also with what the JVM says of itself.
    ///
    /// @param trouble why nothing should be sent here now; empty where all is well
    public static Watchpost open(
            InetSocketAddress address,
            Supplier<Optional<String>> trouble,
            PrometheusRegistry metrics)
            throws IOException {
        JvmMetrics.builder().register(metrics);
        var post = new Watchpost(HttpServer.create(address, BACKLOG), trouble, metrics);
        post.add("/health/live", () -> Answer.words(200, "live"));
        post.add("/health/ready", post::ready);
        post.add("/metrics", post::figures);
        post.server.setExecutor(post.threads);
        post.server.start();
        return post;
    }

    /// The address of a post as the command line has it: a port on loopback, or `HOST:PORT`.
    ///
    /// @throws IllegalArgumentException if it is neither
    public static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        var host = colon < 0 ? "127.0.0.1" : text.substring(0, colon);
        try {
            return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException noPort) {
            throw new IllegalArgumentException(
                    "a port such as 9464, or an address with one such as 0.0.0.0:9464: " + text,
                    noPort);
        }
    }

    /// The port it answers on.
    public int port() {
        return server.getAddress().getPort();
    }

    private Answer ready() {
        return trouble.get()
                .map(why -> Answer.words(503, why))
                .orElseGet(() -> Answer.words(200, "ready"));
    }

    private Answer figures() throws IOException {
        var text = new ByteArrayOutputStream();
        writer.write(text, metrics.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return new Answer(200, writer.getContentType(), text.toByteArray());
    }

    private void add(String path, Question question) {
        server.createContext(path, exchange -> answer(exchange, path, question));
    }

    private static void answer(HttpExchange exchange, String path, Question question)
            throws IOException {
        try (exchange) {
            var answer = of(exchange, path, question);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            var isHead = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), isHead ? -1 : answer.body().length);
            if (!isHead) exchange.getResponseBody().write(answer.body());
        }
    }

    private static Answer of(HttpExchange exchange, String path, Question question)
            throws IOException {
        var method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD"))
            return Answer.words(405, "only to be read");
        // A context also takes what lies below it.
        if (!exchange.getRequestURI().getPath().equals(path))
            return Answer.words(404, "nothing here");
        try {
            return question.answer();
        } catch (RuntimeException failed) {
            log.warn("{} could not be answered; whoever asked is told so", path, failed);
            return Answer.words(500, "this could not be found out; the log says why");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
