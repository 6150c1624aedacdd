package savepoint.server.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What came out of an ordinary evening.
///
/// @param sent requests of all kinds
/// @param took from the first request to the last answer
/// @param cpu of web server and PostgreSQL meanwhile; the grader beside them does not count
/// @param memory bytes of the web server's process at the end
/// @param graded of the hand-ins, those that have their verdict
/// @param errors what the platform did not do, a few of them
public record WebFigures(
        WebBench.Load load,
        Map<WebBench.Kind, Latencies.Summary> latencies,
        int sent,
        Duration took,
        BenchServer.Cpu cpu,
        long memory,
        int handedIn,
        int graded,
        int failures,
        List<String> errors) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Whether nothing was refused, and every hand-in was graded once.
    public boolean isSound() {
        return failures == 0 && graded == handedIn;
    }

    private double perSecond() {
        return sent / seconds(took);
    }

    /// How many a processor would answer in a second if it did nothing else.
    private double perSecondAndCore() {
        return sent / seconds(cpu.server().plus(cpu.postgres()));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /// All figures by name, for programs and for the next run to be compared with.
    public String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("students", load.students());
        json.put("rate", load.rate());
        json.put("seconds", load.time().toSeconds());
        json.putAll(figures());
        return JSON.writeValueAsString(json);
    }

    private Map<String, Double> figures() {
        var figures = new LinkedHashMap<String, Double>();
        latencies.forEach((kind, times) -> {
            figures.put(kind.words() + ", p50 ms", rounded(times.p50()));
            figures.put(kind.words() + ", p95 ms", rounded(times.p95()));
            figures.put(kind.words() + ", p99 ms", rounded(times.p99()));
        });
        figures.put("requests a second", rounded(perSecond()));
        figures.put("requests a second and core", rounded(perSecondAndCore()));
        figures.put("CPU ms a request, web server", rounded(seconds(cpu.server()) * 1000 / sent));
        figures.put("CPU ms a request, PostgreSQL", rounded(seconds(cpu.postgres()) * 1000 / sent));
        figures.put("memory of the web server, MB", rounded(memory / 1e6));
        figures.put("hand-ins", (double) handedIn);
        figures.put("verdicts of them", (double) graded);
        figures.put("errors", (double) failures);
        return figures;
    }

    /// For a terminal of 80 columns, with the ratio to an earlier run beside each figure.
    ///
    /// @param earlier what [#json()] said then; empty where there was none
    public String table(String earlier) {
        var before = parsed(earlier);
        var table = new StringBuilder();
        table.append(line("", "measured", before == null ? "" : "to the last run"));
        figures()
                .forEach((name, figure) ->
                        table.append(line(name, number(figure), ratio(before, name, figure))));
        errors.forEach(error -> table.append("  ").append(error).append('\n'));
        return table.toString();
    }

    /// Null where it was of another load, which says nothing of this one.
    private JsonNode parsed(String earlier) {
        if (earlier.isEmpty()) return null;
        try {
            var json = JSON.readTree(earlier);
            boolean alike =
                    json.path("students").asInt() == load.students()
                            && json.path("rate").asInt() == load.rate();
            return alike ? json : null;
        } catch (JacksonException foreign) {
            return null;
        }
    }

    private static String ratio(JsonNode before, String name, double figure) {
        if (before == null || before.path(name).asDouble(0) == 0) return "";
        return String.format(Locale.ROOT, "× %.2f", figure / before.path(name).asDouble());
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }

    private static String number(double figure) {
        boolean isWhole = figure == Math.rint(figure);
        return String.format(Locale.ROOT, isWhole ? "%.0f" : figure < 10 ? "%.2f" : "%.1f", figure);
    }

    private static String line(String what, String figure, String ratio) {
        return "%-44s%10s  %s".formatted(what, figure, ratio).stripTrailing() + "\n";
    }
}
