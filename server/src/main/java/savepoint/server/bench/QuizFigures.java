package savepoint.server.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What came out when so many students sat a quiz at once.
///
/// @param starting from when everybody pressed the button until the last had the page with the questions
/// @param lost answers that were sent and are not in the database
/// @param settled answers of the second half of the time, when the JVM has compiled what it runs
/// @param cpu of the platform while those were saved, whatever else it did meanwhile
/// @param ended from the deadline until the last attempt was handed in; the grace for answers under way is part of it
/// @param errors what the platform did not do, a few of them
public record QuizFigures(
        int students,
        Duration starting,
        Latencies.Summary starts,
        Duration saving,
        Latencies.Summary saves,
        int sent,
        int lost,
        int settled,
        BenchServer.Cpu cpu,
        Duration ended,
        Duration grace,
        int failures,
        List<String> errors) {
    private static final double START_SECONDS = 10;
    private static final double SAVE_MILLIS = 150;
    private static final double CPU_MILLIS = 1;
    private static final double END_SECONDS = 5;

    /// Whether nothing was lost and nothing refused.
    public boolean isSound() {
        return lost == 0 && failures == 0;
    }

    private double cpuMillis(Duration spent) {
        return settled == 0 ? 0 : spent.toNanos() / 1e6 / settled;
    }

    private double cpuMillis() {
        return cpuMillis(cpu.server()) + cpuMillis(cpu.postgres());
    }

    private double afterGrace() {
        return seconds(ended.minus(grace));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    /// For a terminal of 80 columns.
    public String table() {
        var table = new StringBuilder();
        table.append(line("", "measured", "at most"));
        table.append(
                judged(
                        "%d attempts started, s".formatted(students),
                        seconds(starting),
                        START_SECONDS));
        table.append(plain("  one start and its page, p50 ms", starts.p50()));
        table.append(plain("  p99 ms", starts.p99()));
        table.append(plain("answers sent in %.0f s".formatted(seconds(saving)), sent));
        table.append(plain("  saved, p50 ms", saves.p50()));
        table.append(plain("  p95 ms", saves.p95()));
        table.append(judged("  p99 ms", saves.p99(), SAVE_MILLIS));
        table.append(plain("  slowest, ms", saves.most()));
        table.append(judged("  CPU ms an answer, second half", cpuMillis(), CPU_MILLIS));
        table.append(plain("    web server", cpuMillis(cpu.server())));
        table.append(plain("    PostgreSQL", cpuMillis(cpu.postgres())));
        table.append(judged("  lost", lost, 0));
        table.append(
                judged(
                        "all handed in after %.0f s of grace, s".formatted(seconds(grace)),
                        afterGrace(),
                        END_SECONDS));
        table.append(judged("errors", failures, 0));
        errors.forEach(error -> table.append("  ").append(error).append('\n'));
        return table.toString();
    }

    private static String judged(String what, double figure, double most) {
        return line(what, number(figure), number(most) + (figure > most ? "  EXCEEDED" : ""));
    }

    private static String plain(String what, double figure) {
        return line(what, number(figure), "");
    }

    private static String number(double figure) {
        boolean isWhole = figure == Math.rint(figure);
        return String.format(Locale.ROOT, isWhole ? "%.0f" : figure < 10 ? "%.2f" : "%.1f", figure);
    }

    private static String line(String what, String figure, String most) {
        return "%-44s%10s  %s".formatted(what, figure, most).stripTrailing() + "\n";
    }

    /// For programs.
    public String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("students", students);
        json.put("start", summary(starts, Map.of("all_seconds", rounded(seconds(starting)))));
        var save = new LinkedHashMap<String, Object>();
        save.put("sent", sent);
        save.put("lost", lost);
        save.put("seconds", rounded(seconds(saving)));
        save.put("cpu_ms_server", rounded(cpuMillis(cpu.server())));
        save.put("cpu_ms_postgresql", rounded(cpuMillis(cpu.postgres())));
        json.put("save", summary(saves, save));
        json.put(
                "auto_submit",
                Map.of(
                        "seconds_after_deadline",
                        rounded(seconds(ended)),
                        "seconds_after_grace",
                        rounded(afterGrace())));
        json.put("errors", failures);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(json);
    }

    private static Map<String, Object> summary(Latencies.Summary latencies, Map<String, ?> more) {
        var json = new LinkedHashMap<String, Object>(more);
        json.put("p50_ms", rounded(latencies.p50()));
        json.put("p95_ms", rounded(latencies.p95()));
        json.put("p99_ms", rounded(latencies.p99()));
        json.put("most_ms", rounded(latencies.most()));
        return json;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
