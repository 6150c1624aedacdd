package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuestions;
import savepoint.server.db.Refs;

/// A student asks about what a lesson came to, and staff answer.
class CellAppealTest {
    private static final Pattern SUBJECT = Pattern.compile("name=\"subject\" value=\"([^\"]+)\"");

    private static TestPlatform platform;
    private static Browser student;
    private static Browser assistant;
    private static String term;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        term = platform.term().path();
        var folder = TestCourse.week11();
        folder.write("lessons/week-11/lesson1.md", "# One\n\n```exercise\none-row\n```\n");
        folder.write("quizzes/bank/jdbc/one-row.md", TestQuestions.TRUE_OR_FALSE);
        TestCourse.publish(platform, folder);
        student = platform.browser(Somebody.STUDENT);
        assistant = platform.browser(Somebody.ASSISTANT);
        var wrong = Map.of("q1.choice", "true", "then", "check");
        assertEquals(303, student.post(term + "/weeks/11/lesson1/exercises/1", wrong).status());
    }

    @AfterAll
    static void stop() {
        student.close();
        assistant.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        platform.update("truncate appeal, grade_change, audit cascade");
    }

    private static String form(String slug) {
        var activity = platform.ask("select ref from activity where slug = ?", slug);
        return term + "/grades/" + activity + "/appeal";
    }

    private static Browser.Answer ask(Browser browser, String subject) {
        return browser.post(
                term + "/appeals",
                Map.of(
                        "kind",
                        "grade",
                        "subject",
                        subject,
                        "body",
                        "The question is <ambiguous>.",
                        "idempotency-key",
                        Refs.random()));
    }

    private static String subject() {
        var page = student.get(form("week-11.lesson1"));
        var found = SUBJECT.matcher(page.body());
        assertTrue(found.find(), page.body());
        return found.group(1);
    }

    private static Browser.Answer answer(String appeal, String... more) {
        var fields = new HashMap<>(Map.of("reason", "You are right."));
        for (var i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        return assistant.post(appeal + "/answer", fields);
    }

    private static String words(Browser.Answer page) {
        assertEquals(200, page.status(), page.body());
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void what_is_granted_stands_in_the_gradebook_with_who_and_why() {
        assertTrue(student.get(term + "/grades").body().contains(form("week-11.lesson1")));
        var asked = ask(student, subject());
        assertEquals(303, asked.status(), asked.body());
        assertEquals(asked.location(), student.get(form("week-11.lesson1")).location(), "once");
        assertEquals(422, ask(student, subjectOf(Somebody.STUDENT)).status());
        assertTrue(words(assistant.get(asked.location())).contains("Now 0 of 20"));
        assertEquals(422, answer(asked.location(), "decision", "granted", "points", "21").status());
        assertEquals(303, answer(asked.location(), "decision", "granted", "points", "12").status());
        var grades = words(student.get(term + "/grades"));
        assertTrue(grades.contains("Overridden 12 of 20"), grades);
        assertTrue(grades.contains("appeal granted: You are right."), grades);
        assertEquals(
                Somebody.ASSISTANT.email(),
                platform.ask(
                        "select p.email from audit a join person p on p.id = a.actor_id where a.action = 'grade: override'"));
    }

    @Test
    void what_is_declined_changes_nothing() {
        var asked = ask(student, subject());
        assertEquals(303, answer(asked.location(), "decision", "declined").status());
        assertEquals(0L, platform.ask("select count(*) from grade_change"));
        assertTrue(words(student.get(term + "/grades")).contains("Graded 0 of 20"));
    }

    @Test
    void nobody_appeals_the_points_of_others_or_what_is_not_settled() {
        try (var other = platform.browser(Somebody.OTHER_STUDENT)) {
            assertEquals(422, ask(other, subjectOf(Somebody.STUDENT)).status());
            assertEquals(422, ask(other, subjectOf(Somebody.OTHER_STUDENT)).status());
            assertEquals(term + "/grades", other.get(form("week-11.lesson1")).location());
            assertFalse(other.get(term + "/grades").body().contains(form("week-11.lesson1")));
            assertEquals(404, other.get(term + "/grades/aaaaaaaaaaaaaaaa/appeal").status());
        }
        assertEquals(0L, platform.ask("select count(*) from appeal"));
    }

    private static String subjectOf(Somebody somebody) {
        return platform.ask("select ref from activity where slug = 'week-11.lesson1'")
                + ":"
                + platform.ask(
                        "select ref from enrolment where person_id = ?",
                        platform.person(somebody).id());
    }
}
