package savepoint.grader.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnginesTest {
    private static final Path REPORT = Path.of("src/test/resources/bundles/portable-report");

    /// That bundle's samples are graded on all three by `SamplesTest`.
    @Test
    void the_example_in_the_documentation_is_a_bundle_that_is_graded() throws Exception {
        var example = Files.readString(REPORT.resolve("assignment.yaml"));
        assertTrue(
                Files.readString(Path.of("../assignments/README.md")).contains(example), example);
    }

    @Test
    void each_engine_has_the_tables_in_its_own_words() throws Exception {
        var bundle = read(Files.readString(REPORT.resolve("assignment.yaml")), new Problems());
        assertEquals(List.of(Engine.POSTGRESQL, Engine.SQLITE, Engine.H2), bundle.engines());
        assertTrue(bundle.schema(Engine.H2).contains("IDENTITY"));
        assertTrue(!bundle.schema(Engine.SQLITE).contains("IDENTITY"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "engine: [postgresql, sqlite, h2] | engine: oracle | line 2: `engine` is `oracle`, which is not known; known: postgresql, sqlite, h2",
                "kind: rows | kind: plan | line 7: `kind: plan` is seen at a PostgreSQL server only, and this bundle's engine is sqlite",
                "submit: [report.sql] | submit: [report.sql, Report.java] | line 2: `engine: h2` takes .sql files only: Java meets postgresql or sqlite",
            })
    void what_an_engine_cannot_do_is_told_with_its_line(String right, String wrong, String told)
            throws Exception {
        var problems = new Problems();
        var facts = Files.readString(REPORT.resolve("assignment.yaml")).replace(right, wrong);
        tree(facts, problems);
        assertTrue(
                problems.all().stream()
                        .map(Problem::toString)
                        .anyMatch(("assignment.yaml " + told)::equals),
                problems.all()::toString);
    }

    private static Bundle read(String facts, Problems problems) throws Exception {
        return tree(facts, problems).orElseThrow(() -> new AssertionError(problems.all()));
    }

    private static Optional<Bundle> tree(String facts, Problems problems) throws Exception {
        var files = new TreeMap<>(FileTree.read(REPORT).files());
        files.put("assignment.yaml", facts.getBytes(StandardCharsets.UTF_8));
        return BundleReader.read("portable-report", "", FileTree.of(files), problems);
    }
}
