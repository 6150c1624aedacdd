package savepoint.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import savepoint.postgres.TestData;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
    @Test
    @Tag("long")
    void the_shortest_run_writes_its_figures_and_leaves_no_database(@TempDir Path folder)
            throws Exception {
        var data = TestData.FOLDER;
        var json = folder.resolve("figures.json");
        int code =
                new CommandLine(new BenchCommand())
                        .execute(
                                "grader",
                                "--jobs=1",
                                "--seconds=0",
                                "--data=" + data,
                                "--json=" + json);
        assertEquals(0, code);
        var figures = new JsonMapper().readTree(Files.readString(json));
        assertTrue(figures.at("/java/jobs_per_minute/8").asDouble() > 0, figures::toString);
        assertTrue(figures.at("/ratio/latency").asDouble() > 0, figures::toString);
        assertFalse(Files.exists(data.resolve("bench/database")));
    }

    @Test
    void a_run_of_no_jobs_is_refused() {
        assertEquals(2, new CommandLine(new BenchCommand()).execute("grader", "--jobs=0"));
    }
}
