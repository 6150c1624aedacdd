package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestGrades;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// What left the gradebook comes back: unchanged it changes nothing, edited it becomes overrides with a reason.
class GradesInTest {
    private static final Pattern MARK = Pattern.compile("name=\"mark\" value=\"([0-9a-f]{64})\"");

    private static TestPlatform platform;
    private static Browser instructor;
    private static String book;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        book = platform.term().path() + "/gradebook";
        TestAssignments.publish(platform, "bank-transfer", TestPlatform.START.plusSeconds(86_400));
        platform.update(
                """
                insert into activity (ref, term_id, kind, slug, week, position, title, due_at, points)
                values (?, ?, 'other', 'talk', 12, 1, 'A talk, "live"', '2026-08-25T12:00:00Z', 20)
                """,
                Refs.random(),
                platform.term().id());
        TestAssignments.handIn(platform, "bank-transfer");
        try (var grader = new TestGrader(platform)) {
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("moves-money", "30"))));
        }
        platform.clock().advance(Duration.ofDays(3));
    }

    @AfterAll
    static void stop() {
        instructor.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        platform.update("truncate grade_change cascade");
        decide(Somebody.STUDENT, "points", "17.5");
        decide(Somebody.OTHER_STUDENT, "excuse", "");
    }

    private static void decide(Somebody somebody, String decision, String points) {
        instructor.post(
                TestGrades.cell(platform, somebody, "talk") + "/changes",
                Map.of(
                        "based-on",
                        "0",
                        "decision",
                        decision,
                        "points",
                        points,
                        "reason",
                        "well told",
                        "idempotency-key",
                        Refs.random()));
    }

    private static String exported(String name) {
        return instructor.get(book + "/export/" + name).body();
    }

    /// The address of the preview.
    private static String sent(String text) {
        var answer =
                instructor.upload(
                        book + "/imports", "grades.csv", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    private static Browser.Answer confirm(String preview, String reason) {
        var mark = MARK.matcher(instructor.get(preview).body());
        assertTrue(mark.find());
        var fields = new HashMap<String, String>();
        fields.put("mark", mark.group(1));
        fields.put("reason", reason);
        fields.put("idempotency-key", Refs.random());
        return instructor.post(preview, fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grades.csv", "canvas.csv", "moodle.csv"})
    void what_was_exported_changes_nothing(String name) {
        var before = exported("grades.csv");
        var page = instructor.get(sent(exported(name))).body();
        assertTrue(page.contains("Nothing would change"), page);
        assertEquals(before, exported("grades.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grades.csv", "canvas.csv", "moodle.csv"})
    void what_was_edited_becomes_overrides_with_a_reason(String name) {
        var edited = exported(name).replace("17.5", "19");
        var preview = sent(edited);
        var page = instructor.get(preview).body();
        assertTrue(page.contains("17.5 of 20"), page);
        assertTrue(page.contains("19 points"), page);
        assertEquals(422, confirm(preview, " ").status());
        assertEquals(303, confirm(preview, "a second look").status());
        assertTrue(exported("canvas.csv").contains(",19\r\n"), exported("canvas.csv"));
        assertTrue(instructor.get(book + "/changes").body().contains("a second look"));
        assertTrue(instructor.get(preview).body().contains("Nothing would change"));
    }

    @Test
    void files_as_canvas_and_moodle_write_them_are_read() {
        var canvas =
                """
                Student;ID;SIS User ID;SIS Login ID;Section;Bank transfer (48213);"A talk, ""live"" (48214)";Current Score
                    Points Possible;;;;;150;20;(read only)
                Student;7;;student@example.org;A;;18,25;88
                Ghost;8;;ghost@example.org;A;10;10;10
                """;
        var page = instructor.get(sent("\ufeff" + canvas)).body();
        assertTrue(page.contains("18.25 points"), page);
        assertTrue(page.contains("nobody of the term has the address ghost@example.org"), page);
        var moodle =
                """
                First name,Last name,Email address,Assignment: Bank transfer (Real),"A talk, ""live"" (Real)"
                Stu,Dent,student@example.org,-,EX
                """;
        page = instructor.get(sent(moodle)).body();
        assertTrue(page.contains("<b>excused</b>"), page);
        assertTrue(page.contains("1 column") || page.contains("columns are no activities"), page);
    }

    @Test
    void who_looked_at_something_else_looks_again() {
        var preview = sent(exported("grades.csv").replace("17.5", "19"));
        var mark = MARK.matcher(instructor.get(preview).body());
        assertTrue(mark.find());
        instructor.post(
                TestGrades.cell(platform, Somebody.STUDENT, "talk") + "/changes",
                Map.of(
                        "based-on", "1",
                        "decision", "points",
                        "points", "12",
                        "reason", "cut short",
                        "idempotency-key", Refs.random()));
        var answer =
                instructor.post(
                        preview,
                        Map.of(
                                "mark", mark.group(1),
                                "reason", "a second look",
                                "idempotency-key", Refs.random()));
        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("12 of 20"), answer.body());
        assertTrue(answer.body().contains("value=\"a second look\""), answer.body());
    }

    @Test
    void what_is_no_gradebook_is_refused_with_the_reason() {
        for (var text : List.of("", "Name,Points\nAda,3\n", "PK\u0003\u0004"))
            assertEquals(
                    422,
                    instructor
                            .upload(
                                    book + "/imports",
                                    "x.csv",
                                    text.getBytes(StandardCharsets.UTF_8))
                            .status(),
                    text);
    }
}
