package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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

    // Three days after all began, when the assignment is late.
    private static final Instant EXPORTED = TestPlatform.START.plus(Duration.ofDays(3));

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
        platform.clock().set(EXPORTED);
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
        decide(somebody, "talk", decision, points);
    }

    private static void decide(Somebody somebody, String slug, String decision, String points) {
        instructor.post(
                TestGrades.cell(platform, somebody, slug) + "/changes",
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
        // Moodle has no word for what is excused.
        assertTrue(
                page.contains(name.equals("moodle.csv") ? "<b>1</b> says" : "<b>2</b> say"), page);
        assertEquals(before, exported("grades.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grades.csv", "canvas.csv", "moodle.csv"})
    void what_was_still_to_come_when_it_was_exported_is_left_alone(String name) {
        platform.clock().set(EXPORTED);
        var monday = exported(name).replace("17.5", "19");
        platform.clock().set(EXPORTED.plus(Duration.ofDays(1)));
        TestAssignments.handIn(
                platform,
                "bank-transfer",
                Somebody.OTHER_STUDENT,
                TestAssignments.bundle("bank-transfer").under("starter"));
        try (var grader = new TestGrader(platform)) {
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("moves-money", "36"))));
        }
        var page = instructor.get(sent(monday)).body();
        assertTrue(page.contains("19 points"), page);
        assertFalse(page.contains("Bank transfer"), page);
        platform.update(
                "delete from work_member where enrolment_id = (select id from enrolment where person_id = ?)",
                platform.person(Somebody.OTHER_STUDENT).id());
    }

    @Test
    void in_a_term_without_decisions_the_file_makes_the_same_numbers() {
        var before = exported("grades.csv");
        platform.update("truncate grade_change cascade");
        assertNotEquals(before, exported("grades.csv"));
        assertEquals(303, confirm(sent(before), "from the other server").status());
        assertEquals(before, exported("grades.csv"));
    }

    @Test
    void of_two_columns_for_one_activity_the_first_is_taken_and_the_other_named() {
        var file =
                """
                Email,"A talk, ""live"" (101)",Quiz: Bank transfer (Real),"A talk, ""live"" (102)"
                student@example.org,18,,12
                other.student@example.org,,,7
                """;
        var preview = sent(file);
        var page = instructor.get(preview).body();
        assertTrue(
                page.contains("columns B and D both mean A talk, &quot;live&quot;; D is left out"),
                page);
        assertEquals(303, confirm(preview, "a second look").status());
        assertTrue(exported("canvas.csv").contains(",18\r\n"), exported("canvas.csv"));
    }

    @Test
    void activities_whose_titles_differ_in_case_alone_come_back_each_to_its_own() {
        platform.update(
                """
                insert into activity (ref, term_id, kind, slug, week, position, title, points)
                values (?, ?, 'other', 'talk-2', 12, 2, 'a TALK, "live"', 20)
                """,
                Refs.random(),
                platform.term().id());
        try {
            decide(Somebody.STUDENT, "talk-2", "points", "3");
            for (var name : List.of("grades.csv", "canvas.csv", "moodle.csv")) {
                var page = instructor.get(sent(exported(name))).body();
                assertTrue(page.contains("Nothing would change"), page);
                assertFalse(page.contains("both mean"), page);
            }
        } finally {
            platform.update("truncate grade_change cascade");
            platform.update("delete from activity where slug = 'talk-2'");
        }
    }

    @Test
    void people_are_found_by_what_the_roster_calls_them() {
        var student = platform.person(Somebody.STUDENT).id();
        var other = platform.person(Somebody.OTHER_STUDENT).id();
        platform.update(
                "update enrolment set login = 'ada17', number = '9001' where person_id = ?",
                student);
        platform.update("update enrolment set number = '9002' where person_id = ?", other);
        try {
            assertTrue(
                    exported("canvas.csv").contains("Student,,9001,ada17,"),
                    exported("canvas.csv"));
            assertTrue(
                    exported("canvas.csv")
                            .contains("Other_student,,9002,other.student@example.org,"),
                    exported("canvas.csv"));
            assertTrue(exported("moodle.csv").contains("student@example.org,9001,"));
            var canvas =
                    """
                    Student,ID,SIS User ID,SIS Login ID,Section,"A talk, ""live"" (7)"
                        Points Possible,,,,,20
                    Student,1,,ADA17,,11
                    Other,2,9002,,,12
                    Both,3,9002,ada17,,13
                    Ghost,4,1,ghost,,14
                    """;
            var page = instructor.get(sent(canvas)).body();
            assertTrue(page.contains("11 points"), page);
            assertTrue(page.contains("12 points"), page);
            assertFalse(page.contains("13 points"), page);
            assertTrue(
                    page.contains(
                            "line 5: ada17 and what stands beside it fit more than one student"),
                    page);
            assertTrue(page.contains("nobody of the term is known as ghost"), page);
            var moodle = "First name,ID number,\"A talk, \"\"live\"\" (Real)\"\nStu,9001,15\n";
            assertTrue(instructor.get(sent(moodle)).body().contains("15 points"));
        } finally {
            platform.update("update enrolment set login = null, number = null");
        }
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
        assertTrue(page.contains("nobody of the term is known as ghost@example.org"), page);
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
        var refused =
                instructor.post(
                        preview,
                        Map.of(
                                "mark", mark.group(1),
                                "reason", "",
                                "idempotency-key", Refs.random()));
        assertEquals(409, refused.status(), "a missing reason does not hide what changed");
    }

    @Test
    void the_same_form_sent_twice_is_taken_over_once() {
        var preview = sent(exported("grades.csv").replace("17.5", "19"));
        var mark = MARK.matcher(instructor.get(preview).body());
        assertTrue(mark.find());
        var form =
                Map.of(
                        "mark", mark.group(1),
                        "reason", "a second look",
                        "idempotency-key", Refs.random());
        assertEquals(303, instructor.post(preview, form).status());
        assertEquals(303, instructor.post(preview, form).status());
        assertEquals(
                1L,
                platform.ask("select count(*) from grade_change where reason = 'a second look'"));
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
