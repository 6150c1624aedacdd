package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// `bench peers` and `simulate points` at a terminal.
class PeersCommandsTest {
    @TempDir private Path folder;

    @Test
    void the_bench_prints_a_line_for_each_mix_and_keeps_its_figures() throws IOException {
        var json = folder.resolve("peers.json");
        var said =
                run(
                        new BenchPeers(),
                        0,
                        "--classes",
                        "3",
                        "--students",
                        "12",
                        "--json",
                        json.toString());
        assertTrue(said.contains("3 classes of 12, 3 reviews each, seeds from 1"), said);
        for (var mix : new String[] {"honest", "a third careless", "few honest"})
            assertTrue(said.contains("\n" + mix + " "), said);
        var kept = JsonMapper.builder().build().readTree(Files.readString(json));
        assertEquals(7, kept.get("outcomes").size());
        assertTrue(kept.get("outcomes").get(0).get("ours").get("error").asDouble() > 0);
    }

    @Test
    void the_same_seed_prints_the_same() {
        var options = new String[] {"--classes", "2", "--students", "8", "--seed", "5"};
        assertEquals(run(new BenchPeers(), 0, options), run(new BenchPeers(), 0, options));
    }

    @Test
    void a_policy_is_tried_on_an_invented_class() {
        var course = TestAssignments.BUNDLES.getParent().toString();
        var said =
                run(
                        new SimulatePoints(),
                        0,
                        "bank-transfer",
                        "--course",
                        course,
                        "--students",
                        "20");
        assertTrue(said.contains("Bank transfer: 150 points, of an invented class of 20"), said);
        assertTrue(said.contains("Reviewing"), said);
        assertTrue(said.contains("Total "), said);
        var all =
                run(
                        new SimulatePoints(),
                        0,
                        "bank-transfer",
                        "--course",
                        course,
                        "--students",
                        "20",
                        "--all");
        assertEquals(20, all.lines().filter(line -> line.startsWith("Total ")).count() - 1, all);
    }

    @Test
    void what_cannot_be_is_refused_with_what_can() {
        var course = TestAssignments.BUNDLES.getParent().toString();
        assertTrue(
                run(new SimulatePoints(), 1, "bank-robbery", "--course", course)
                        .contains("there are bank-transfer, "));
        assertTrue(
                run(new SimulatePoints(), 1, "bank-transfer", "--course", course, "--students", "2")
                        .contains("three students at least"));
        assertTrue(
                run(new BenchPeers(), 1, "--reviews", "30")
                        .contains("fewer reviews than students"));
    }

    private static String run(Object command, int status, String... arguments) {
        var said = new StringWriter();
        var line = new CommandLine(command);
        line.setOut(new PrintWriter(said, true));
        line.setExecutionExceptionHandler((fault, _, _) -> {
            said.append(fault.getMessage());
            return 1;
        });
        assertEquals(status, line.execute(arguments), said::toString);
        return said.toString();
    }
}
