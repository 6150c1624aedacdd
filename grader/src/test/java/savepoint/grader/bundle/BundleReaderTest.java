package savepoint.grader.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BundleReaderTest {
    private static final String YAML =
            """
            title: Two tables
            submit: [01-names.sql]
            points: 5
            checks:
              names:
                kind: rows
                file: 01-names.sql
                points: 5
                about: All names
            """;

    @Test
    void the_smallest_bundle_is_a_few_lines() {
        var problems = new Problems();
        var bundle = read(files(YAML), problems).orElseThrow();
        assertEquals(List.of(), problems.all());
        assertEquals("5", bundle.automaticPoints().toPlainString());
        assertEquals(
                List.of("sample", "hidden-none"),
                bundle.fixtures().stream().map(Fixture::name).toList());
    }

    @Test
    void how_often_and_which_counts_is_said_in_a_few_keys() {
        var problems = new Problems();
        var bundle =
                read(
                                files(
                                        YAML
                                                + "attempts: 10\npause: 5m\ncounts: best\nteam: {at-most: 3}\n"),
                                problems)
                        .orElseThrow();
        assertEquals(List.of(), problems.all());
        assertEquals(
                new HandInRules(
                        Optional.of(10),
                        Duration.ofMinutes(5),
                        HandInRules.Counts.BEST,
                        Optional.of(3)),
                bundle.rules());
        assertEquals(HandInRules.DEFAULT, read(files(YAML), problems).orElseThrow().rules());
    }

    @Test
    void rules_that_cannot_be_are_told_with_their_lines() {
        var problems = new Problems();
        read(files("attempts: 0\npause: soon\ncounts: first\n" + YAML), problems);
        assertEquals(
                List.of(
                        "a/assignment.yaml line 1: `attempts` must lie between 1 and 1000",
                        "a/assignment.yaml line 2: `pause` must be a time such as 90s, 5m or 1h, not `soon`",
                        "a/assignment.yaml line 3: `counts` is `first`, which is not known; known: last, best"),
                problems.all().stream().map(Problem::toString).toList());
    }

    @Test
    void how_points_come_about_is_said_beside_them() {
        var problems = new Problems();
        var said =
                """
                points:
                  instructor: 5
                  peers: 40
                  reviewing: 50
                  peers-by: estimate
                  least-reviews: 2
                  too-few-reviews: rubric
                  unwritten-reviews: nothing
                  late-reviews: 25%
                  quality: 40%
                  late-costs: [peers]
                """;
        var points =
                read(files(YAML.replace("points: 5\nchecks", said + "checks")), problems)
                        .orElseThrow()
                        .points();
        assertEquals(List.of(), problems.all());
        assertEquals("95", points.total().toPlainString());
        assertEquals(
                new PointsPolicy(
                        PointsPolicy.PeersBy.ESTIMATE,
                        2,
                        PointsPolicy.TooFew.RUBRIC,
                        PointsPolicy.Unwritten.NOTHING,
                        new BigDecimal("25"),
                        new BigDecimal("40"),
                        Set.of(PointsPolicy.Part.PEERS)),
                points.policy());
        assertEquals(
                PointsPolicy.USUAL, read(files(YAML), problems).orElseThrow().points().policy());
    }

    @Test
    void a_policy_that_cannot_be_is_told_with_its_lines() {
        var problems = new Problems();
        var said =
                """
                points:
                  instructor: 5
                  peers-by: vote
                  least-reviews: 0
                  quality: 140%
                  late-costs: [peers, lessons]
                  too-few: full
                """;
        read(files(YAML.replace("points: 5\nchecks", said + "checks")), problems);
        assertEquals(
                List.of(
                        "a/assignment.yaml line 5: `peers-by` is `vote`, which is not known; known: median, mean, estimate",
                        "a/assignment.yaml line 6: `least-reviews` must lie between 1 and 10",
                        "a/assignment.yaml line 7: `quality` must be a part such as 50%, not `140%`",
                        "a/assignment.yaml line 8: `lessons` is no part; known: instructor, peers, reviewing",
                        "a/assignment.yaml line 9: unknown key `too-few`; known: instructor, peers, reviewing, peers-by, least-reviews, too-few-reviews, unwritten-reviews, late-reviews, quality, late-costs"),
                problems.all().stream().map(Problem::toString).toList());
    }

    @Test
    void a_team_says_how_many_may_share_a_work() {
        for (var wrong :
                Map.of(
                                "team: 3", "line 1: `team` must hold keys and values",
                                "team: {}",
                                        "line 1: `team` must say how many may work together: `team: {at-most: 2}`",
                                "team: {at-most: 1}", "line 1: `at-most` must lie between 2 and 20",
                                "team: {at-most: two}",
                                        "line 1: `at-most` must be a whole number, not `two`",
                                "team: {at-most: 3, at-least: 2}",
                                        "line 1: unknown key `at-least`; known: at-most")
                        .entrySet()) {
            var problems = new Problems();
            read(files(wrong.getKey() + "\n" + YAML), problems);
            assertEquals(
                    List.of("a/assignment.yaml " + wrong.getValue()),
                    problems.all().stream().map(Problem::toString).toList());
        }
    }

    @Test
    void all_problems_are_told_at_once_with_their_lines() {
        var files =
                files(
                        """
                        title: Two tables
                        submit: [01-names.sql, "../../etc/passwd.sql"]
                        points: {instructor: 9, peer: 3}
                        colour: blue
                        checks:
                          names:
                            kind: row
                            file: 01-names.sql
                            points: five
                            about: All names
                          counts:
                            kind: rows
                            file: 02-counts.sql
                            points: 5
                            fixtures: [hidden-many]
                        """);
        files.put("statement.md", bytes("# Two tables\n\n## Names {check=name}\n"));
        files.remove("fixtures/sample.sql");
        var problems = new Problems();
        assertEquals(Optional.empty(), read(files, problems));
        var told = problems.all().stream().map(Problem::toString).toList();
        for (var expected :
                List.of(
                        "a/assignment.yaml line 2: `../../etc/passwd.sql`: a hand-in's file is a plain name that ends in .java or .sql",
                        "a/assignment.yaml line 3: unknown key `peer`; known: instructor, peers, reviewing, peers-by, least-reviews, too-few-reviews, unwritten-reviews, late-reviews, quality, late-costs",
                        "a/assignment.yaml line 4: unknown key `colour`; known: title, week, engine, submit, entry, limits, attempts, pause, counts, team, review, points, checks, formerly, retired",
                        "a/assignment.yaml line 7: `kind` is `row`, which is not known; known: compile, rows, returns, state, ",
                        "a/assignment.yaml line 9: `points` must be a number, not `five`",
                        "a/assignment.yaml line 13: `02-counts.sql` is not among the files to hand in: 01-names.sql, ../../etc/passwd.sql",
                        "a/assignment.yaml line 15: fixture `hidden-many` is not in fixtures/; known: hidden-none",
                        "a/fixtures/sample.sql: is missing: the rows that students see",
                        "a/statement.md line 3: check `name` is not in assignment.yaml; known: names, counts")) {
            assertTrue(
                    told.stream().anyMatch(line -> line.startsWith(expected)),
                    () -> expected + "\nis not among\n" + String.join("\n", told));
        }
    }

    @Test
    void broken_yaml_names_its_line() {
        var problems = new Problems();
        read(files("title: [unclosed\nsubmit: x\n"), problems);
        assertTrue(problems.all().getFirst().line() > 0, problems.all()::toString);
    }

    @Test
    void a_wall_limit_leaves_room_for_busy_machines() {
        var problems = new Problems();
        read(files("limits: {cpu: 10s, wall: 20s, memory: 9GB}\n" + YAML), problems);
        assertEquals(
                List.of(
                        "a/assignment.yaml line 1: `memory` must be a number with one of [KB, MB], not `9GB`",
                        "a/assignment.yaml line 1: `wall` must be at least four times `cpu`, for busy machines"),
                problems.all().stream().map(Problem::toString).sorted().toList());
    }

    private static Optional<Bundle> read(Map<String, byte[]> files, Problems problems) {
        return BundleReader.read("a", "a/", FileTree.of(files), problems);
    }

    private static Map<String, byte[]> files(String yaml) {
        var files = new TreeMap<String, byte[]>();
        files.put("assignment.yaml", bytes(yaml));
        files.put("statement.md", bytes("# Two tables\n\n## Names {check=names}\n"));
        files.put("schema.sql", bytes("create table person (name text)"));
        files.put("fixtures/sample.sql", bytes("insert into person values ('Ada')"));
        files.put("fixtures/hidden-none.sql", bytes(""));
        files.put("solution/01-names.sql", bytes("select name from person"));
        files.put("starter/01-names.sql", bytes("select"));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
