package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.TableDiff;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.TestGrader;

class SubmissionPageTest {
    private static final String FILE = "PostgresBank.java";
    private static final String HOSTILE =
            "</textarea></pre><script>alert(1)</script><img src=x onerror=alert(1)>";
    private static final String CODE = "package bank;\n// " + HOSTILE + "\nint broken\n";

    private static TestPlatform platform;
    private static Browser student;
    private String path;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofDays(3)));
    }

    @BeforeEach
    void hand_in() {
        TestAssignments.forgetHandIns(platform);
        path = handIn("form-key-1");
    }

    private String handIn(String key) {
        var answer =
                new Desk(platform, student, "bank-transfer").key(key).types(FILE, CODE).handsIn();
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    @AfterAll
    static void stop() {
        student.close();
        platform.close();
    }

    private void grade(Verdict verdict) {
        try (var grader = new TestGrader(platform)) {
            grader.grade(verdict);
        }
    }

    private String page() {
        var answer = student.get(path);
        assertEquals(200, answer.status(), answer.body());
        assertFalse(answer.body().contains("<script>alert"), "nothing handed in becomes markup");
        assertFalse(answer.body().contains("<img src=x"));
        return answer.body();
    }

    private static void assertShows(String page, String... texts) {
        assertAll(
                Arrays.stream(texts)
                        .map(text ->
                                () ->
                                        assertTrue(
                                                page.contains(text),
                                                () -> text + " is not on\n" + page)));
    }

    @Test
    void the_receipt_says_what_was_received_and_when() {
        var hash = FileTree.of(Map.of(FILE, CODE.getBytes(StandardCharsets.UTF_8))).hash();

        assertShows(page(), hash, "Hand-in 1", "Monday 24 August, 10:00:00 CDT", "next in line");
        assertEquals(hash, platform.ask("select tree from submission"));
    }

    @Test
    void the_files_come_back_as_they_were_handed_in_and_only_as_a_download() {
        var answer = student.get(path + "/files/" + FILE);

        assertEquals(CODE, answer.body());
        assertTrue(answer.header("content-disposition").startsWith("attachment"));
        assertTrue(answer.header("content-security-policy").contains("sandbox"));
        assertEquals(404, student.get(path + "/files/Other.java").status());
    }

    @Test
    void another_student_finds_nothing_and_staff_see_whose_it_is() {
        for (var below : List.of("", "/events", "/files/" + FILE)) {
            try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
                assertEquals(404, other.get(path + below).status(), below);
            }
        }
        try (var assistant = platform.browser(Somebody.ASSISTANT)) {
            var answer = assistant.get(path);
            assertEquals(200, answer.status());
            assertTrue(answer.body().contains(platform.person(Somebody.STUDENT).name()));
        }
    }

    @Test
    void a_graded_hand_in_shows_checks_points_hints_and_rows() {
        var diff =
                new TableDiff(
                        "sample",
                        "account",
                        List.of("id", HOSTILE),
                        List.of(
                                new TableDiff.Row(
                                        TableDiff.Kind.DIFFERS,
                                        Arrays.asList("1", "300.00"),
                                        Arrays.asList("1", null)),
                                new TableDiff.Row(
                                        TableDiff.Kind.MISSING, List.of("2", "50.00"), List.of()),
                                new TableDiff.Row(
                                        TableDiff.Kind.UNEXPECTED,
                                        List.of(),
                                        List.of("3", HOSTILE))),
                        12);
        grade(
                new Verdict.Graded(
                        List.of(
                                TestGrader.passed("compiles", "2.00"),
                                TestGrader.failed(
                                        "moves-money",
                                        "8.50",
                                        "On the sample rows: " + HOSTILE,
                                        "Look at the balance.",
                                        diff))));

        assertShows(
                page(),
                "1 of 2 checks passed",
                "<b>2</b> of <b>40</b> points",
                "<b>0</b> of <b>8.5</b>",
                "Look at the balance.",
                "<caption>account</caption>",
                "and 12 more rows that differ",
                "Missing",
                "Unexpected",
                "300.00",
                "<dt>Counts</dt><dd>Yes");
    }

    @Test
    void compile_errors_stand_at_their_lines() {
        grade(
                new Verdict.CompileFailed(
                        List.of(new Diagnostic(FILE, 3, 11, "';' expected " + HOSTILE))));

        assertShows(
                page(),
                "Did not compile",
                "PostgresBank.java, line 3",
                "int broken",
                "This costs you no attempt");
        var editor = student.get(platform.term().path() + "/assignments/bank-transfer").body();
        assertFalse(editor.contains("<script>alert"));
        assertShows(editor, "Line 3", "expected", "data-outcome=\"failed\"");
    }

    @Test
    void a_limit_is_named_with_its_size() {
        grade(
                new Verdict.LimitHit(
                        Limit.CPU,
                        "moves-money was stopped",
                        List.of(TestGrader.passed("compiles", "2"))));

        assertShows(
                page(),
                "Stopped at a limit",
                "5 s of processor time",
                "moves-money was stopped",
                "<b>2</b> of <b>40</b>");
    }

    @Test
    void a_refusal_says_every_reason() {
        grade(new Verdict.Refused(List.of("A.java is missing", HOSTILE)));

        assertShows(page(), "Not taken", "A.java is missing", "costs you no attempt");
    }

    @Test
    void a_fault_of_ours_is_called_ours() {
        grade(new Verdict.GraderFault("7f3a9c21d0"));

        assertShows(
                page(),
                "We could not grade this",
                "The fault is ours",
                "costs you nothing",
                "7f3a9c21d0",
                "<dt>Counts</dt><dd>No");
    }

    @Test
    void the_newest_with_points_counts_and_each_leads_to_the_next() {
        grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "2"))));
        var second = handIn("form-key-2");
        assertShows(page(), "<dt>Counts</dt><dd>Yes", second);
        grade(new Verdict.CompileFailed(List.of(new Diagnostic(FILE, 1, 1, "no"))));
        assertShows(page(), "<dt>Counts</dt><dd>Yes");
        handIn("form-key-3");
        grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "2"))));

        assertShows(page(), "<dt>Counts</dt><dd>No");
        assertShows(student.get(second).body(), path);
    }

    @Test
    void the_assignment_shows_the_newest_outcomes_beside_its_tasks() {
        var assignment = platform.term().path() + "/assignments/bank-transfer";
        assertShows(student.get(assignment).body(), "not checked yet", "is being graded");
        grade(
                new Verdict.Graded(
                        List.of(
                                TestGrader.passed("compiles", "2"),
                                TestGrader.failed("moves-money", "8", "no", ""))));

        assertShows(
                student.get(assignment).body(),
                "data-check=\"moves-money\" data-outcome=\"failed\"",
                "data-check=\"compiles\" data-outcome=\"passed\"",
                "Hand-in 1");
    }
}
