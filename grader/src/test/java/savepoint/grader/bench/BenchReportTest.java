package savepoint.grader.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class BenchReportTest {
    private static final BenchReport REPORT =
            new BenchReport(
                    figures("java", 100, 500),
                    figures("sql", 20, 2_000),
                    figures("naive", 900, 80));

    @Test
    void quantiles_are_figures_that_were_measured() {
        assertEquals(new Figures.Latency(10, 19), Figures.Latency.of(millis(20)));
        assertEquals(new Figures.Latency(1, 1), Figures.Latency.of(millis(1)));
        assertEquals(new Figures.Latency(2, 3), Figures.Latency.of(millis(3)));
    }

    @Test
    void the_file_has_the_keys_that_programs_read() {
        var json = new JsonMapper().readTree(REPORT.json());
        for (var way : List.of("java", "sql", "naive")) {
            assertTrue(json.at("/" + way + "/latency_ms/median").isNumber(), way);
            assertTrue(json.at("/" + way + "/latency_ms/p95").isNumber(), way);
            for (var atOnce : List.of(2, 4, 8))
                assertTrue(json.at("/" + way + "/jobs_per_minute/" + atOnce).isNumber(), way);
            assertEquals(0.15, json.at("/" + way + "/cpu_s").asDouble());
            assertEquals(64, json.at("/" + way + "/peak_memory_mb").asDouble());
        }
        assertEquals(9, json.at("/ratio/latency").asDouble());
        assertEquals(6.25, json.at("/ratio/throughput").asDouble());
    }

    @Test
    void the_table_says_how_much_better_it_is() {
        assertTrue(REPORT.table().contains("9.0 times sooner, 6.3 times as many"), REPORT::table);
    }

    /// The box `idle` has the most memory and no part in the jobs.
    private static Figures figures(String way, double median, double perMinute) {
        return new Figures(
                way,
                new Figures.Latency(median, median),
                new TreeMap<>(Map.of(2, perMinute, 4, perMinute, 8, perMinute)),
                new TreeMap<>(Map.of("grader", 0.05, "box", 0.1, "idle", 0.0)),
                new TreeMap<>(Map.of("box", 64L << 20, "idle", 512L << 20)));
    }

    private static List<Duration> millis(int most) {
        return LongStream.rangeClosed(1, most).mapToObj(Duration::ofMillis).toList().reversed();
    }
}
