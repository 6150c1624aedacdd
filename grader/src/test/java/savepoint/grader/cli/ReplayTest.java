package savepoint.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.queue.QueuedGradings;
import savepoint.grader.run.Grader;
import savepoint.grader.run.TestWorkshop;
import savepoint.grader.verdict.VerdictJson;
import savepoint.grader.worker.Patience;
import savepoint.grader.worker.Worker;

/// The same bundle, hand-in and seed give the same verdict, byte for byte but for times: again and again, in other
/// processes, and through the queue.
class ReplayTest {
    private static final Path ASSIGNMENTS = Path.of("../assignments").toAbsolutePath().normalize();
    private static final String MILLIS = "\"millis\":\\{[^}]*\\}";
    private static final long SEED = 7;

    private static final String SLUG = "bank-transfer";

    /// Of each sort of verdict one: errors of the compiler, exceptions and differing tables.
    private static final List<String> SAMPLES = List.of("does-not-compile", "no-overdraft-check");

    @Test
    @Tag("long")
    void other_processes_say_the_same_byte_for_byte() throws Exception {
        var twice = new ArrayList<String>();
        for (int i = 0; i < 2; i++) {
            for (var sample : SAMPLES) twice.add(folder(SLUG, sample).toString());
        }
        var first = grade(SLUG, twice);
        assertEquals(2 * SAMPLES.size(), first.size());
        assertEquals(first.subList(0, SAMPLES.size()), first.subList(SAMPLES.size(), first.size()));
        assertEquals(first, grade(SLUG, twice));
    }

    @Test
    void the_queue_says_the_same() throws Exception {
        assertReplays(SLUG, SAMPLES, 2);
    }

    @Test
    @Tag("long")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void every_sample_ten_times_and_two_a_hundred() throws Exception {
        for (var slug : List.of("bank-transfer", "shop-reports")) {
            try (var samples = Files.list(ASSIGNMENTS.resolve(slug).resolve("samples"))) {
                var names =
                        samples.filter(Files::isDirectory)
                                .map(folder -> folder.getFileName().toString())
                                .sorted()
                                .toList();
                assertReplays(slug, names, 10);
            }
        }
        assertReplays(SLUG, SAMPLES, 100);
    }

    /// Queues each sample so many times, and compares what is kept with what a grading by hand says.
    private static void assertReplays(String slug, List<String> samples, int times)
            throws Exception {
        var bundle = bundle(slug);
        var grader = new Grader(TestWorkshop.get());
        try (var queue = QueuedGradings.with(bundle.tree());
                var worker =
                        new Worker(
                                queue.database().grader(),
                                grader,
                                "test",
                                2,
                                Patience.USUAL,
                                InstantSource.system())) {
            assertEquals("test", worker.name());
            for (var sample : samples) {
                var handIn = FileTree.read(folder(slug, sample)).without(Sample.EXPECTATION);
                var expected = grader.grade(bundle, handIn, SEED, _ -> {}).verdict();
                var refs = new ArrayList<String>();
                for (int i = 0; i < times; i++)
                    refs.add(queue.handIn(1 + i % 2, handIn, NewGrading.Priority.LIVE));
                for (var ref : refs) {
                    var kept = VerdictJson.readReport(queue.awaitReport(ref));
                    assertEquals(expected, kept.verdict(), sample);
                }
            }
        }
    }

    private static Path folder(String bundle, String sample) {
        return ASSIGNMENTS.resolve(bundle).resolve("samples").resolve(sample);
    }

    private static Bundle bundle(String slug) throws IOException {
        return BundleReader.read(slug, "", FileTree.read(ASSIGNMENTS.resolve(slug)), new Problems())
                .orElseThrow();
    }

    /// What `./savepoint grade … --seed 7 --json` prints, line by line, without its times.
    private static List<String> grade(String bundle, List<String> submissions) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dsavepoint.home=" + Path.of("target/test-home").toAbsolutePath(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                GraderMain.class.getName(),
                                "grade",
                                ASSIGNMENTS.resolve(bundle).toString()));
        command.addAll(submissions);
        command.addAll(List.of("--seed", Long.toString(SEED), "--json"));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), lines);
        return lines.lines().map(line -> line.replaceAll(MILLIS, "\"millis\":{}")).toList();
    }
}
