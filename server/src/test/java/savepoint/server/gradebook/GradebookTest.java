package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// What those who teach see of everybody's points, and what they decide about them.
class GradebookTest {
    private static TestPlatform platform;
    private static Browser instructor;
    private static Browser assistant;

    private static String book;
    private static String cell;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        assistant = platform.browser(Somebody.ASSISTANT);
        TestAssignments.publish(platform, "bank-transfer", TestPlatform.START.plusSeconds(86_400));
        book = platform.term().path() + "/gradebook";
        cell =
                "%s/students/%s/activities/%s"
                        .formatted(
                                book,
                                platform.ask(
                                        "select ref from enrolment where person_id = ?",
                                        platform.person(Somebody.STUDENT).id()),
                                platform.ask(
                                        "select ref from activity where slug = 'bank-transfer'"));
    }

    @AfterAll
    static void stop() {
        instructor.close();
        assistant.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
        platform.update("truncate grade_change cascade");
    }

    private static void grade() {
        TestAssignments.handIn(platform, "bank-transfer");
        try (var grader = new TestGrader(platform)) {
            grader.grade(
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("moves-money", "30"),
                                    TestGrader.failed("refuses-overdraft", "6", "no", ""))));
        }
    }

    @Test
    void states_are_told_by_words() {
        assertShows(instructor.get(book), "aria-label=\"Not due\"", "Student", "Bank transfer");
        platform.clock().advance(Duration.ofDays(2));
        assertShows(instructor.get(book), "aria-label=\"Late\"");
        grade();
        assertShows(instructor.get(book), "waiting, late");
        assertFalse(main(instructor.get(book + "?show=excused")).contains("Other_student"));
        assertShows(instructor.get(book + "?show=excused"), "Nobody found");
    }

    @Test
    void a_cell_says_where_its_points_came_from_down_to_the_check() {
        grade();
        assertShows(
                instructor.get(cell),
                "checks 30 of 40 (refuses-overdraft failed, −6)",
                "not released yet",
                "The hand-in, check by check");
    }

    @Test
    void an_override_holds_until_it_is_undone() {
        grade();
        decide(instructor, 0, "points", "141.5", "The fire alarm rang.");
        assertShows(
                instructor.get(cell),
                "141.5 of 150",
                "Overridden",
                "The fire alarm rang.",
                "By itself it came to");
        assertShows(instructor.get(book), "141.5 of 150, overridden", "94.3 %");
        assertEquals(
                "grade: override",
                platform.ask("select action from audit order by id desc limit 1"));
        assertEquals(
                "as earned → 141.5 points: The fire alarm rang.",
                platform.ask(
                        "select (detail ->> 'from') || ' → ' || (detail ->> 'to') || ': ' || (detail ->> 'reason') from audit order by id desc limit 1"));

        undo();
        assertShows(instructor.get(cell), "Waiting", "undone: The fire alarm rang.");
        assertFalse(main(instructor.get(book)).contains("of 150, overridden"));
        undo();
        assertShows(instructor.get(cell), "141.5 of 150");
    }

    private static void undo() {
        var change = (String) platform.ask("select ref from grade_change order by id desc limit 1");
        var answer =
                instructor.post(
                        book + "/changes/" + change + "/undoing",
                        Map.of("idempotency-key", Refs.random()));
        assertEquals(303, answer.status());
    }

    @Test
    void all_that_a_filter_finds_are_decided_about_on_whatever_page_they_stand() {
        var column =
                book
                        + "/activities/"
                        + platform.ask("select ref from activity where slug = 'bank-transfer'");
        var page = instructor.get(column + "?show=not-due&page=7").body();
        var shown = Pattern.compile("name=\"shown\" value=\"([^\"]*)\"").matcher(page);
        assertTrue(shown.find(), page);
        assertTrue(page.contains("All 2 that the filter finds"), page);
        var form = form(0, "excuse", "", "The fire alarm rang.");
        form.put("which", "all");
        form.put("show", "not-due");
        form.put("shown", shown.group(1));
        assertEquals(303, instructor.post(column + "/changes", form).status());
        assertEquals(
                2L, platform.ask("select count(*) from grade_override where kind = 'excused'"));
    }

    @Test
    void what_is_excused_does_not_count() {
        platform.clock().advance(Duration.ofDays(3));
        assertShows(instructor.get(book), "<b>0 %</b>");
        decide(instructor, 0, "excuse", "", "ill");
        assertShows(instructor.get(cell), "Excused");
        assertShows(instructor.get(book + "?show=excused"), "1 to 1 of 1");
        decide(instructor, 1, "clear", "", "was not ill");
        assertShows(instructor.get(cell), "as earned", "was not ill");
        assertFalse(main(instructor.get(cell)).contains("excused by"));
    }

    @Test
    void the_slower_of_two_sees_what_the_faster_did_and_keeps_what_they_typed() {
        decide(instructor, 0, "points", "100", "first");
        var slower = instructor.post(cell + "/changes", form(0, "points", "90", "second"));
        assertEquals(409, slower.status());
        assertTrue(main(slower).contains("Instructor has changed this meanwhile: 100 points"));
        assertTrue(main(slower).contains("value=\"90\""));
        assertTrue(main(slower).contains("value=\"second\""));
        assertTrue(main(slower).contains("name=\"based-on\" value=\"1\""));
        assertShows(instructor.get(cell), "100 of 150");
        decide(instructor, 1, "points", "90", "second");
        assertShows(instructor.get(cell), "90 of 150");
    }

    @Test
    void the_same_form_sent_twice_decides_once() {
        var form = form(0, "points", "100", "once");
        assertEquals(303, instructor.post(cell + "/changes", form).status());
        assertEquals(303, instructor.post(cell + "/changes", form).status());
        assertEquals(1L, platform.ask("select count(*) from grade_override"));
    }

    @Test
    void a_form_gone_back_to_and_edited_is_another_and_is_told_what_stands() {
        var form = form(0, "points", "10", "once");
        assertEquals(303, instructor.post(cell + "/changes", form).status());
        form.put("points", "12");
        var again = instructor.post(cell + "/changes", form);
        assertEquals(409, again.status(), "nothing of it may be lost in silence");
        assertTrue(main(again).contains("10 points, because “once”. You wanted 12 points."));
        assertShows(instructor.get(cell), "10 of 150");
    }

    @Test
    void a_form_that_is_refused_does_not_take_over_what_another_decided() {
        decide(instructor, 0, "points", "5", "first");
        var slower = instructor.post(cell + "/changes", form(0, "points", "12", ""));
        assertEquals(409, slower.status());
        assertTrue(main(slower).contains("5 points, because “first”"), main(slower));
        assertTrue(main(slower).contains("value=\"12\""));
        assertEquals(
                422,
                instructor.post(cell + "/changes", form(1, "points", "12", "")).status(),
                "who has seen it only misses the reason");
        var forged = instructor.post(cell + "/changes", form(7, "points", "12", "why"));
        assertEquals(409, forged.status());
    }

    @Test
    void many_at_once_that_are_refused_do_not_take_over_either() {
        var column =
                book
                        + "/activities/"
                        + platform.ask("select ref from activity where slug = 'bank-transfer'");
        decide(instructor, 0, "points", "5", "first");
        var form = form(0, "points", "12", "");
        form.put("which", "ticked");
        form.put(
                "cell",
                platform.ask(
                                "select ref from enrolment where person_id = ?",
                                platform.person(Somebody.STUDENT).id())
                        + "-0");
        var slower = instructor.post(column + "/changes", form);
        assertEquals(409, slower.status());
        assertTrue(main(slower).contains("Somebody changed 1 of them meanwhile: Student."));
        assertTrue(main(slower).contains("Say why"));
    }

    @Test
    void what_an_undoing_brings_back_is_explained_by_whoever_decided_it() {
        decide(instructor, 0, "points", "10", "doctor's note");
        decide(instructor, 1, "points", "5", "typo");
        undo();
        assertShows(instructor.get(cell), "10 of 150", "undone: typo");
        try (var student = platform.browser(Somebody.STUDENT)) {
            var grades = student.get(platform.term().path() + "/grades");
            assertShows(grades, "set by Instructor: doctor&#39;s note");
            assertFalse(main(grades).contains("undone: typo"));
        }
        undo();
        assertShows(instructor.get(cell), "5 of 150");
        undo();
        assertShows(instructor.get(cell), "10 of 150");
        try (var student = platform.browser(Somebody.STUDENT)) {
            assertShows(
                    student.get(platform.term().path() + "/grades"),
                    "set by Instructor: doctor&#39;s note");
        }
    }

    @Test
    void an_undoing_sent_twice_is_one() {
        decide(instructor, 0, "points", "10", "once");
        var change = platform.ask("select ref from grade_change order by id desc limit 1");
        var form = Map.of("idempotency-key", Refs.random());
        for (var i = 0; i < 2; i++) {
            var answer = instructor.post(book + "/changes/" + change + "/undoing", form);
            assertEquals(303, answer.status());
            assertShows(instructor.get(answer.location()), "Undone.");
        }
        assertEquals(2L, platform.ask("select count(*) from grade_override"));
    }

    @Test
    void what_cannot_be_decided_comes_back_as_typed() {
        for (var wrong : List.of("", "-3", "many", "1234567"))
            assertEquals(
                    422,
                    instructor.post(cell + "/changes", form(0, "points", wrong, "why")).status());
        var answer = instructor.post(cell + "/changes", form(0, "points", "12", ""));
        assertEquals(422, answer.status());
        assertTrue(main(answer).contains("value=\"12\""));
        assertTrue(main(answer).contains("Say why"));
        assertEquals(0L, platform.ask("select count(*) from grade_change"));
    }

    @Test
    void assistants_look_and_do_not_decide() {
        assertFalse(main(assistant.get(cell)).contains("Decide otherwise"));
        assertEquals(
                403, assistant.post(cell + "/changes", form(0, "points", "1", "mine")).status());
    }

    @Test
    void students_are_found_by_name_and_sorted() {
        assertShows(instructor.get(book + "?q=OTHER"), "1 to 1 of 1");
        decide(instructor, 0, "points", "100", "best");
        assertEquals(List.of("Other_student", "Student"), names("?sort=total"));
        assertEquals(List.of("Student", "Other_student"), names("?sort=total&order=down"));
    }

    private static List<String> names(String query) {
        var body = main(instructor.get(book + query));
        return Pattern.compile("scope=\"row\"><a [^>]*>([^<]*)<")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void an_extension_is_an_extension_here_too() {
        var now = OffsetDateTime.parse("2026-08-29T15:00:00Z");
        platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at,
                                       idempotency_key)
                select 'aaaaaaaaaaaaaaaa', a.id, e.id, ?, 'ill', e.person_id, ?, 'key'
                  from activity a join enrolment e on e.term_id = a.term_id
                 where a.slug = 'bank-transfer' and e.person_id = ?
                """,
                now,
                now,
                platform.person(Somebody.STUDENT).id());
        platform.clock().advance(Duration.ofDays(3));
        assertShows(instructor.get(cell), "Not due", "2026-08-29T10:00:00-05:00");
        assertShows(instructor.get(book), "aria-label=\"Not due\"", "aria-label=\"Late\"");
        platform.update("truncate extension cascade");
        assertShows(instructor.get(cell), "2026-08-25T10:00:00-05:00");
    }

    private static void decide(
            Browser browser, int basedOn, String decision, String points, String reason) {
        var answer = browser.post(cell + "/changes", form(basedOn, decision, points, reason));
        assertEquals(303, answer.status(), answer.body());
    }

    private static Map<String, String> form(
            int basedOn, String decision, String points, String reason) {
        return new HashMap<>(
                Map.of(
                        "based-on", Integer.toString(basedOn),
                        "decision", decision,
                        "points", points,
                        "reason", reason,
                        "idempotency-key", Refs.random()));
    }

    private static String main(Browser.Answer answer) {
        return answer.body().substring(answer.body().indexOf("<main"));
    }

    private static void assertShows(Browser.Answer answer, String... texts) {
        assertEquals(200, answer.status());
        for (var text : texts)
            assertTrue(answer.body().contains(text), () -> text + " is not on\n" + main(answer));
    }
}
