package savepoint.server.marking;

import static org.junit.jupiter.api.Assertions.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

class MarkingTest {
    private static final String HOSTILE = "</pre><script>alert(1)</script>";

    private static TestPlatform platform;
    private static Browser student;
    private static Browser assistant;
    private static Browser instructor;

    private String path;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        student = platform.browser(Somebody.STUDENT);
        assistant = platform.browser(Somebody.ASSISTANT);
        instructor = platform.browser(Somebody.INSTRUCTOR);
        TestAssignments.publish(platform, "bank-transfer", null);
    }

    @BeforeEach
    void hand_in() {
        TestAssignments.forgetHandIns(platform);
        path =
                platform.term().path()
                        + "/submissions/"
                        + TestAssignments.handIn(platform, "bank-transfer");
    }

    @AfterAll
    static void stop() {
        student.close();
        assistant.close();
        instructor.close();
        platform.close();
    }

    private Map<String, String> mark(int basedOn, String points, String note) {
        return Map.of("based-on", Integer.toString(basedOn), "points", points, "note", note);
    }

    private Browser.Answer marks(Browser who, int basedOn, String points, String note) {
        return who.post(path + "/marks/design", mark(basedOn, points, note));
    }

    private Browser.Answer marksByScript(Browser who, int basedOn, String points) {
        var fields = new HashMap<>(mark(basedOn, points, ""));
        fields.put("csrf", who.csrf());
        return who.send(
                who.form(path + "/marks/design", fields)
                        .header("Accept", "application/json")
                        .build());
    }

    private Browser.Answer comments(Browser who, String line, String text) {
        return who.post(
                path + "/comments",
                Map.of(
                        "file",
                        "PostgresBank.java",
                        "line",
                        line,
                        "text",
                        text,
                        "idempotency-key",
                        Refs.random()));
    }

    private static String lastComment() {
        return platform.term().path()
                + "/comments/"
                + platform.ask("select ref from staff_comment order by id desc limit 1");
    }

    private static void assertShows(String page, String... texts) {
        for (var text : texts) assertTrue(page.contains(text), () -> text + " is not on\n" + page);
        assertFalse(page.contains("<script>alert"), "nothing typed becomes markup");
    }

    @Test
    void a_mark_stands_on_the_students_page_at_once_and_in_the_audit() {
        assertShows(student.get(path).body(), "Design of the code", "Not marked yet");
        assertEquals(303, marks(assistant, 0, "9.5", "Short methods. " + HOSTILE).status());
        assertShows(
                student.get(path).body(),
                "<b>9.5</b> of <b>12</b>",
                "Short methods.",
                "<b>9.5</b> of <b>20</b> points by the rubric");
        assertEquals(
                1L,
                platform.ask(
                        """
                        select count(*) from audit
                         where action = 'marked' and actor_id = ? and detail ->> 'criterion' = 'design'
                           and detail ->> 'from' = 'none' and detail ->> 'to' = '9.5'
                        """,
                        platform.person(Somebody.ASSISTANT).id()));
    }

    @Test
    void two_who_mark_at_once_do_not_overwrite_each_other() {
        marks(assistant, 0, "9", "by the assistant");
        var late = marks(instructor, 0, "4", "by the instructor");

        assertEquals(422, late.status());
        assertShows(
                late.body(),
                "Not saved: Assistant gave 9 with the note “by the assistant” meanwhile",
                "value=\"4\"",
                "by the instructor",
                "name=\"based-on\" value=\"1\"");
        assertShows(student.get(path).body(), "<b>9</b> of <b>12</b>");

        assertEquals(303, marks(instructor, 1, "4", "by the instructor").status());
        assertShows(student.get(path).body(), "<b>4</b> of <b>12</b>");
        assertEquals(2L, platform.ask("select count(*) from rubric_mark"));
    }

    @Test
    void a_script_is_told_the_version_or_what_the_other_gave() {
        assertEquals("{\"version\":1}", marksByScript(assistant, 0, "9").body());
        var conflict = marksByScript(instructor, 0, "4");
        assertEquals(409, conflict.status());
        assertShows(conflict.body(), "\"version\":1", "Assistant gave 9");
        assertEquals("{\"version\":2}", marksByScript(instructor, 1, "4").body());
        assertEquals(422, marksByScript(instructor, 2, "13").status());
    }

    @Test
    void the_same_mark_saved_twice_is_one() {
        marks(assistant, 0, "9", "");
        assertEquals(303, marks(assistant, 0, "9.0", "").status());
        assertEquals(1L, platform.ask("select count(*) from rubric_mark"));
    }

    @Test
    void points_that_the_criterion_does_not_have_are_refused_and_stay_in_the_form() {
        for (var points : List.of("12.5", "-1", "many", "1e1")) {
            var answer = marks(assistant, 0, points, "my note");
            assertEquals(422, answer.status(), points);
            assertShows(
                    answer.body(), "Points go from 0 to 12", "value=\"" + points + "\"", "my note");
        }
        assertEquals(404, assistant.post(path + "/marks/beauty", mark(0, "1", "")).status());
        assertEquals(0L, platform.ask("select count(*) from rubric_mark"));
    }

    @Test
    void a_mark_can_be_taken_away_again() {
        marks(assistant, 0, "9", "");
        marks(assistant, 1, "", "");
        assertShows(student.get(path).body(), "Not marked yet");
    }

    @Test
    void a_comment_stands_under_its_line_on_the_students_page() {
        var answer = comments(assistant, "2", "Where is the transaction? " + HOSTILE);
        assertEquals(path + "#L1-2", answer.location());
        assertShows(
                student.get(path).body(),
                "id=\"L1-2\"",
                "line-said",
                "<b>Assistant</b>",
                "Where is the transaction?");
    }

    @Test
    void a_comment_on_no_line_or_without_words_comes_back_as_it_was_typed() {
        for (var line : List.of("0", "99999", "two", "")) {
            var answer = comments(assistant, line, "my words");
            assertEquals(422, answer.status(), line);
            assertShows(answer.body(), "Lines go from 1 to", "my words");
        }
        assertShows(comments(assistant, "1", " ").body(), "Write something first");
        assertShows(comments(assistant, "1", "x".repeat(5000)).body(), "4,000 are taken");
        assertEquals(0L, platform.ask("select count(*) from staff_comment"));
    }

    @Test
    void without_a_script_the_number_of_a_line_leads_to_its_form() {
        var page = assistant.get(path + "?file=PostgresBank.java&line=3").body();
        assertShows(page, path + "?file=PostgresBank.java&amp;line=3#write-1", "value=\"3\"");
    }

    @Test
    void the_same_comment_sent_twice_is_one() {
        var fields = Map.of("text", "Well done.", "idempotency-key", "form-key-1");
        assistant.post(path + "/comments", fields);
        assistant.post(path + "/comments", fields);
        assertEquals(1L, platform.ask("select count(*) from staff_comment"));
        assertShows(student.get(path).body(), "Well done.");

        assistant.post(
                path + "/comments", Map.of("text", "And more.", "idempotency-key", "form-key-1"));
        assertShows(student.get(path).body(), "Well done.", "And more.");
    }

    @Test
    void comments_are_changed_and_removed_by_their_author_and_by_instructors() {
        comments(assistant, "1", "first words");
        var comment = lastComment();
        var changed = Map.of("based-on", "1", "text", "better words");
        assertEquals(303, assistant.post(comment, changed).status());
        assertShows(student.get(path).body(), "better words");

        assertEquals(
                303, instructor.post(comment, Map.of("based-on", "2", "do", "remove")).status());
        assertFalse(student.get(path).body().contains("better words"));
        assertEquals(3L, platform.ask("select count(*) from staff_comment_version"));

        comments(instructor, "1", "the instructor’s");
        assertEquals(403, assistant.post(lastComment(), changed).status());
        assertFalse(
                assistant.get(path).body().contains("action=\"" + lastComment()),
                "no form where it would be refused");
    }

    @Test
    void two_who_change_a_comment_at_once_do_not_overwrite_each_other() {
        comments(assistant, "1", "first words");
        assistant.post(lastComment(), Map.of("based-on", "1", "text", "the author’s"));
        var late = instructor.post(lastComment(), Map.of("based-on", "1", "text", "the other’s"));
        assertEquals(422, late.status());
        assertShows(late.body(), "has changed it meanwhile to “the author’s”", "the other’s");
        assertShows(student.get(path).body(), "the author’s");
    }

    @Test
    void staff_see_what_students_do_not_and_can_look_as_the_student_does() {
        platform.update(
                """
                insert into grading_fault (grading_id, try, worker, incident, detail, at)
                select id, 1, 'worker-1', '7KQ2', 'the box did not start', created_at from grading
                """);
        try (var grader = new TestGrader(platform)) {
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "2"))));
        }
        var secrets = List.of("What the student does not see", "hidden-", "box did not start");
        for (var secret : secrets) {
            assertShows(assistant.get(path).body(), secret);
            assertFalse(student.get(path).body().contains(secret));
            assertFalse(assistant.get(path + "?as=student").body().contains(secret));
        }
        assertShows(assistant.get(path + "?as=student").body(), "as its student does");
        assertFalse(assistant.get(path + "?as=student").body().contains("/marks/design"));
        assertFalse(student.get(path).body().contains("as its student does"));
    }
}
