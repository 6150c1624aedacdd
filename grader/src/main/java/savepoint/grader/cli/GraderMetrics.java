package savepoint.grader.cli;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.queue.Claim;
import savepoint.grader.queue.Ended;
import savepoint.grader.run.Stock;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.worker.Watcher;

/// A grader's figures for Prometheus, and a line in the log for each grading that ends.
final class GraderMetrics implements Watcher {
    private static final Logger log = LoggerFactory.getLogger(GraderMetrics.class);
    private static final double[] SECONDS = {
        0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 120, 600
    };

    private final Histogram phases;
    private final Histogram waits;
    private final Counter ended;
    private final Counter faults;

    GraderMetrics(PrometheusRegistry registry, Supplier<Stock> stock) {
        phases =
                Histogram.builder()
                        .name("savepoint_verdict_seconds")
                        .help("Time to a verdict by phase; total is all of it but the waiting")
                        .labelNames("phase")
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .register(registry);
        waits =
                Histogram.builder()
                        .name("savepoint_grading_wait_seconds")
                        .help("From being asked for until a grader took it")
                        .labelNames("priority")
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .register(registry);
        ended =
                Counter.builder()
                        .name("savepoint_gradings_total")
                        .help("Gradings that this grader ended, by verdict")
                        .labelNames("verdict")
                        .register(registry);
        faults =
                Counter.builder()
                        .name("savepoint_grading_faults_total")
                        .help("Tries that ended by our fault")
                        .register(registry);
        gauge(
                registry,
                "savepoint_grader_under_way",
                "Hand-ins being graded",
                stock,
                Stock::underWay);
        gauge(
                registry,
                "savepoint_runners_waiting",
                "Sandboxed JVMs that wait for a hand-in",
                stock,
                Stock::runners);
        gauge(
                registry,
                "savepoint_database_servers_waiting",
                "Hand-in servers that wait started",
                stock,
                Stock::servers);
        CounterWithCallback.builder()
                .name("savepoint_sandbox_cpu_seconds_total")
                .help("CPU time of all boxes, by what they are for")
                .labelNames("box")
                .callback(tell ->
                        stock.get()
                                .used()
                                .forEach((box, used) ->
                                        tell.call(used.cpu().toMillis() / 1000.0, box)))
                .register(registry);
    }

    private static void gauge(
            PrometheusRegistry registry,
            String name,
            String help,
            Supplier<Stock> stock,
            ToDoubleFunction<Stock> figure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(tell -> tell.call(figure.applyAsDouble(stock.get())))
                .register(registry);
    }

    @Override
    public void ended(Claim claim, Ended what) {
        waits.labelValues(claim.priority().name().toLowerCase(Locale.ROOT))
                .observe(claim.waited().toMillis() / 1000.0);
        switch (what) {
            case Ended.Graded(var report) -> graded(claim, report);
            case Ended.Explored _ -> ended.labelValues("console").inc();
        }
    }

    private void graded(Claim claim, GradingReport report) {
        var verdict = report.verdict().word();
        var millis = report.millis();
        ended.labelValues(verdict).inc();
        phase("compile", millis.compile());
        phase("database", millis.database());
        phase("run", millis.run());
        phase("check", millis.check());
        phase("total", millis.total());
        log.atInfo()
                .addKeyValue("assignment", claim.slug())
                .addKeyValue("verdict", verdict)
                .addKeyValue("waited_ms", claim.waited().toMillis())
                .addKeyValue("total_ms", millis.total())
                .log("graded");
    }

    private void phase(String name, long millis) {
        phases.labelValues(name).observe(millis / 1000.0);
    }

    @Override
    public void failed(Claim claim) {
        faults.inc();
    }
}
