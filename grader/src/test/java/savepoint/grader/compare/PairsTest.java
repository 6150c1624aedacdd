package savepoint.grader.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.database.HandInServers;
import savepoint.grader.query.Mutants;
import savepoint.grader.sandbox.TestSandbox;
import savepoint.postgres.TestData;
import tools.jackson.databind.json.JsonMapper;

/// Right answers, written in every way that says the same, and wrong ones, on the schemas of textbooks.
class PairsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Wrong, and found only where several rare things meet in one database.
    private static final Set<String> MISSED =
            Set.of("sai-7", "lee-44", "lant-14", "lant-20", "lant-22");

    private static HandInServers servers;

    @BeforeAll
    static void open() throws IOException {
        var work = Files.createDirectories(Path.of("target/compare-servers").toAbsolutePath());
        servers = HandInServers.open(TestSandbox.sandbox(), TestData.binaries(), work);
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @Test
    void sailors_and_boats() throws Exception {
        assertEquals(List.of(), surprises("sailors"));
    }

    /// The shipped assignments are `teashop` and `lantern`.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"employees", "university", "orders", "puzzles", "teashop", "lantern"})
    void by_hand(String schema) throws Exception {
        assertEquals(List.of(), surprises(schema));
    }

    /// Those that are not found are listed beside the pairs: most say the same as their reference, a few are missed.
    @Tag("long")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sailors",
                "employees",
                "university",
                "orders",
                "puzzles",
                "teashop",
                "lantern"
            })
    void by_machine(String schema) throws Exception {
        var references = new LinkedHashSet<String>();
        for (var line : resource(schema + ".jsonl").lines().toList()) {
            var pair = JSON.readTree(line);
            if (pair.get("label").stringValue().equals("right"))
                references.add(pair.get("reference").stringValue());
        }
        var lines = new ArrayList<String>();
        var mutants = new ArrayList<String>();
        for (var reference : references) {
            for (var mutant : Mutants.of(reference)) {
                mutants.add(mutant.sql());
                lines.add(
                        JSON.writeValueAsString(
                                Map.of(
                                        "id",
                                        lines.size(),
                                        "reference",
                                        reference,
                                        "candidate",
                                        mutant.sql())));
            }
        }
        var answers = answers(schema, lines);
        var found = new ArrayList<String>();
        for (int i = 0; i < answers.size(); i++)
            if (answers.get(i).verdict().equals("same")) found.add(mutants.get(i));
        found.removeAll(resource(schema + ".equal.sql").lines().toList());
        found.removeAll(resource(schema + ".missed.sql").lines().toList());
        assertEquals(List.of(), found);
    }

    @Test
    void a_counterexample_is_a_few_rows() throws Exception {
        var answer =
                answers(
                                "employees",
                                List.of(
                                        JSON.writeValueAsString(
                                                Map.of(
                                                        "id",
                                                        1,
                                                        "reference",
                                                        "select d.name, count(e.id) from departments d left join employees e on e.dept_id = d.id group by d.id, d.name",
                                                        "candidate",
                                                        "select d.name, count(*) from departments d left join employees e on e.dept_id = d.id group by d.id, d.name"))))
                        .getFirst();
        assertEquals("different", answer.verdict());
        assertEquals(1, answer.counterexample().tables().get("departments").size());
        assertEquals(1, answer.counterexample().size(), "a department and nobody in it");
    }

    @Test
    void every_text_gets_an_answer() throws Exception {
        for (var text :
                List.of(
                        "",
                        "select name fro",
                        "select 1; select 2; select 3",
                        "delete from employees",
                        "copy employees to stdout",
                        "begin",
                        "select a.name from employees a, employees b, employees c, departments d, projects p, works_on w")) {
            var line =
                    JSON.writeValueAsString(
                            Map.of(
                                    "id",
                                    "x",
                                    "reference",
                                    "select name from employees",
                                    "candidate",
                                    text));
            var verdict = answers("employees", List.of(line)).getFirst().verdict();
            assertTrue(List.of("error", "different").contains(verdict), text + ": " + verdict);
        }
    }

    /// Pairs whose verdict is not what their label says.
    private static List<String> surprises(String schema) throws Exception {
        var lines = resource(schema + ".jsonl").lines().toList();
        var surprises = new ArrayList<String>();
        var answers = answers(schema, lines);
        for (int i = 0; i < lines.size(); i++) {
            boolean right = JSON.readTree(lines.get(i)).get("label").stringValue().equals("right");
            boolean same = answers.get(i).verdict().equals("same");
            boolean missed = MISSED.contains(JSON.readTree(lines.get(i)).get("id").stringValue());
            if (right != same && !missed)
                surprises.add(answers.get(i).verdict() + ": " + lines.get(i));
        }
        return surprises;
    }

    private static List<Contests.Answered> answers(String schema, List<String> lines)
            throws Exception {
        Scene scene;
        try (var lease = servers.lease()) {
            scene = Scene.of(lease, resource(schema + ".sql"), List.of());
        }
        var answers = new ArrayList<Contests.Answered>();
        try (var contests = new Contests(servers, scene, RowsMode.AUTO)) {
            for (var line : lines) answers.add(contests.answer(line));
        }
        return answers;
    }

    private static String resource(String name) throws IOException {
        try (var found = PairsTest.class.getResourceAsStream(name)) {
            return found == null ? "" : new String(found.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
