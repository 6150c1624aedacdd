package savepoint.grader.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import savepoint.grader.database.HandInServers;
import savepoint.grader.sandbox.TestSandbox;
import savepoint.postgres.TestData;
import tools.jackson.databind.json.JsonMapper;

/// Right answers, written in every way that says the same, and wrong ones, on the schemas of textbooks.
class PairsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
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

    @Test
    @Tag("long")
    void employees_and_departments() throws Exception {
        assertEquals(List.of(), surprises("employees"));
    }

    @Test
    @Tag("long")
    void university() throws Exception {
        assertEquals(List.of(), surprises("university"));
    }

    @Test
    @Tag("long")
    void orders_and_products() throws Exception {
        assertEquals(List.of(), surprises("orders"));
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
        assertEquals(1, answer.counterexample().rows(), "a department and nobody in it");
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
            if (right != same) surprises.add(answers.get(i).verdict() + ": " + lines.get(i));
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
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
