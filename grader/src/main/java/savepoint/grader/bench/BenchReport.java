package savepoint.grader.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// All figures of one run, for people and for programs.
public record BenchReport(Figures java, Figures sql, Figures naive) {
    private static final int MOST = 8;

    /// How many times sooner than the naive way a Java hand-in has its verdict.
    private double latency() {
        return naive.latency().median() / java.latency().median();
    }

    /// How many times as many Java hand-ins as the naive way grades.
    private double throughput() {
        return java.jobsPerMinute().get(MOST) / naive.jobsPerMinute().get(MOST);
    }

    /// For a terminal of 80 columns.
    public String table() {
        var rows = List.of(java, sql, naive);
        var lines = rows.stream().map(BenchReport::row).collect(Collectors.joining());
        var costs = rows.stream().map(BenchReport::costs).collect(Collectors.joining());
        return """
               submit to verdict, ms   jobs a minute at once      CPU s    peak
               median     p95          2        4        8        a job    MB
        %s
        CPU seconds a job, by who spent them
        %s
        Against the naive way (javac, then java, for each job): %.1f times sooner, %.1f times as many.
        """
                .formatted(lines, costs, latency(), throughput());
    }

    private static String row(Figures figures) {
        var perMinute =
                figures.jobsPerMinute().values().stream()
                        .map(jobs -> String.format(Locale.ROOT, "%-9.0f", jobs))
                        .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "%-7s%-11.0f%-13.0f%s%-9.3f%.0f%n",
                figures.way(),
                figures.latency().median(),
                figures.latency().p95(),
                perMinute,
                figures.cpu(),
                figures.peakMemoryMegabytes());
    }

    private static String costs(Figures figures) {
        var parts =
                figures.cpuSeconds().entrySet().stream()
                        .filter(part -> part.getValue() > Figures.NO_PART)
                        .map(part ->
                                String.format(
                                        Locale.ROOT, "%s %.3f", part.getKey(), part.getValue()))
                        .collect(Collectors.joining(", "));
        return "%-7s%s%n".formatted(figures.way(), parts);
    }

    public String json() {
        var all = new LinkedHashMap<String, Object>();
        for (var figures : List.of(java, sql, naive)) all.put(figures.way(), json(figures));
        var ratio = new LinkedHashMap<String, Object>();
        ratio.put("latency", rounded(latency(), 2));
        ratio.put("throughput", rounded(throughput(), 2));
        all.put("ratio", ratio);
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(all);
    }

    private static Map<String, Object> json(Figures figures) {
        var perMinute = new LinkedHashMap<String, Object>();
        figures.jobsPerMinute()
                .forEach((atOnce, jobs) -> perMinute.put(atOnce.toString(), rounded(jobs, 1)));
        var cpu = new TreeMap<String, Object>();
        figures.cpuSeconds().forEach((kind, seconds) -> cpu.put(kind, rounded(seconds, 4)));
        var json = new LinkedHashMap<String, Object>();
        var latency = new LinkedHashMap<String, Object>();
        latency.put("median", rounded(figures.latency().median(), 1));
        latency.put("p95", rounded(figures.latency().p95(), 1));
        json.put("latency_ms", latency);
        json.put("jobs_per_minute", perMinute);
        json.put("cpu_s", rounded(figures.cpu(), 4));
        json.put("cpu_s_by", cpu);
        json.put("peak_memory_mb", rounded(figures.peakMemoryMegabytes(), 1));
        return json;
    }

    private static double rounded(double figure, int decimals) {
        double unit = Math.pow(10, decimals);
        return Math.round(figure * unit) / unit;
    }
}
