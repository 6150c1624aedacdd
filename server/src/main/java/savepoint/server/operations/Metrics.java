package savepoint.server.operations;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.ToDoubleFunction;
import savepoint.server.db.Database;
import savepoint.server.web.Method;
import savepoint.server.web.Traffic;

/// A server's figures for Prometheus. What a grader does it counts itself; the queue and which graders there are stand in
/// the database, and every server says the same of them.
public final class Metrics implements Traffic {
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 20};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final String quizSave;
    private final Histogram requests;
    private final Counter answers;
    private final Histogram saves;

    /// @param quizSave the route that quiz answers are saved by
    /// @param streams how many event streams are open
    public Metrics(Database database, Operations operations, String quizSave, IntSupplier streams) {
        this.quizSave = quizSave;
        requests =
                histogram(
                        "savepoint_http_request_seconds",
                        "Time to answer, by route",
                        "method",
                        "route");
        answers =
                Counter.builder()
                        .name("savepoint_http_requests_total")
                        .help("Requests, by route and status")
                        .labelNames("method", "route", "status")
                        .register(registry);
        saves =
                histogram(
                        "savepoint_quiz_save_seconds",
                        "Time to save answers of a quiz, by whether they were taken",
                        "taken");
        gauge(
                "savepoint_event_streams",
                "Open event streams, one for each page that hears news",
                streams::getAsInt);
        pool(database);
        queue(new Glances(operations));
    }

    private interface Figure {
        double now();
    }

    private void gauge(String name, String help, Figure figure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(tell -> tell.call(figure.now()))
                .register(registry);
    }

    private Histogram histogram(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    private void pool(Database database) {
        Gauge.builder()
                .name("savepoint_database_connections_max")
                .help("Connections that this server may have to its database")
                .register(registry)
                .set(database.load().most());
        gauge(
                "savepoint_database_connections_active",
                "Connections that are in use",
                () -> database.load().active());
        gauge(
                "savepoint_database_connections_waiting",
                "Who wait for a connection",
                () -> database.load().waiting());
    }

    private void queue(Glances glances) {
        gauge(
                "savepoint_database_up",
                "Whether the database answers",
                () -> glances.now().isPresent() ? 1 : 0);
        GaugeWithCallback.builder()
                .name("savepoint_queue_length")
                .help("Gradings that wait (live, later) and that a grader holds (running)")
                .labelNames("state")
                .callback(tell ->
                        glances.now()
                                .ifPresent(glance -> {
                                    tell.call(glance.queue().live(), "live");
                                    tell.call(glance.queue().later(), "later");
                                    tell.call(glance.queue().running(), "running");
                                }))
                .register(registry);
        known(
                glances,
                "savepoint_queue_age_seconds",
                "How long the longest has waited that somebody waits for",
                glance -> glance.queue().oldest());
        known(glances, "savepoint_graders", "Graders that take gradings", Glances.Glance::graders);
        known(
                glances,
                "savepoint_gradings_given_up",
                "Gradings of the last two weeks that were given up by our fault and not asked for again",
                Glances.Glance::parked);
    }

    /// Says nothing where the database is away.
    private void known(
            Glances glances, String name, String help, ToDoubleFunction<Glances.Glance> figure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(tell ->
                        glances.now().ifPresent(glance -> tell.call(figure.applyAsDouble(glance))))
                .register(registry);
    }

    /// All of it, to be read.
    public PrometheusRegistry registry() {
        return registry;
    }

    @Override
    public void answered(Method method, String route, int status, Duration took) {
        double seconds = took.toNanos() / 1e9;
        requests.labelValues(method.name(), route).observe(seconds);
        answers.labelValues(method.name(), route, Integer.toString(status)).inc();
        if (method == Method.POST && route.equals(quizSave))
            saves.labelValues(status < 400 ? "yes" : "no").observe(seconds);
    }
}
