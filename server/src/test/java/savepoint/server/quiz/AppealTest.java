package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.TestQuizzes;
import savepoint.server.db.Refs;

/// Students appeal the points of questions, staff answer.
class AppealTest {
    private static Room room;
    private String attempt;
    private String all;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void handIn() {
        room.publish(TestQuizzes.usual());
        room.platform.update("truncate appeal cascade");
        all = room.platform.term().path() + "/appeals";
        attempt = room.start();
        room.answer(room.student, attempt, 0, Map.of("q1.choice", "rr"));
        room.student.post(attempt + "/hand-in", Map.of());
    }

    private Browser.Answer ask(Browser browser, int question, String body, String key) {
        return browser.post(
                all,
                Map.of(
                        "kind",
                        "quiz-question",
                        "subject",
                        subject(question),
                        "body",
                        body,
                        "idempotency-key",
                        key));
    }

    private String subject(int question) {
        return attempt.substring(attempt.lastIndexOf('/') + 1) + ":" + question;
    }

    private String appeal() {
        return ask(room.student, 1, "Both are right.", Refs.random()).location();
    }

    private static Browser.Answer answer(String appeal, String decision, String points) {
        return room.instructor.post(
                appeal + "/answer",
                Map.of("decision", decision, "points", points, "reason", "Well <seen>"));
    }

    private static Object ask(String sql) {
        return room.platform.ask(sql);
    }

    @Test
    void an_appeal_of_points_that_are_gone_meanwhile_keeps_its_words() {
        var refused = ask(room.other, 1, "Both <are> right.", Refs.random());
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("no such points of yours"), refused.body());
        assertTrue(refused.body().contains("\nBoth &lt;are&gt; right.</textarea>"), refused.body());
        assertTrue(refused.body().contains("value=\"" + subject(1) + "\""));
        assertEquals(0L, ask("select count(*) from appeal"));
    }

    @Test
    void an_appeal_is_counted_answered_with_points_and_stands_beside_the_question() {
        assertTrue(room.student.get(attempt).body().contains("Appeal these points"));
        var appeal = appeal();
        assertTrue(room.student.get(attempt).body().contains("Waits for an answer"));
        var list = room.instructor.get(all).body();
        assertTrue(list.contains("Both are right."), list);
        assertTrue(list.contains("<span>1</span><span class=\"unseen\"> waiting"), list);
        assertTrue(room.instructor.get(attempt + "/record").body().contains("Both are right."));

        assertEquals(303, answer(appeal, "granted", "4,5").status());
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("<b>4.5</b> of 5 points, before it was 0"), review);
        assertTrue(review.contains("Well &lt;seen&gt;"));
        assertFalse(room.instructor.get(all).body().contains("waiting"));
        assertEquals(
                "appealed,granted an appeal",
                ask(
                        "select string_agg(action, ',' order by id) from audit where action like '%appeal%'"));
        assertEquals(
                "4.50",
                ask(
                        "select points::text from answer_mark where position = 1 order by id desc limit 1"));
    }

    @Test
    void what_was_granted_stays_when_the_attempt_is_judged_again() {
        answer(appeal(), "granted", "5");
        room.instructor.post(
                attempt + "/record/reopening",
                Map.of("minutes", "5", "reason", "x", "idempotency-key", Refs.random()));
        room.student.post(attempt + "/hand-in", Map.of());
        assertEquals(
                "5.00",
                ask(
                        "select points::text from answer_mark where position = 1 order by id desc limit 1"));
    }

    @Test
    void points_are_only_raised_and_what_was_typed_comes_back() {
        var appeal = appeal();
        for (var points : new String[] {"0", "5.01", "all", ""}) {
            var refused = answer(appeal, "granted", points);
            assertEquals(422, refused.status(), points);
            assertTrue(refused.body().contains("give points above 0 and up to 5"), refused.body());
            assertTrue(refused.body().contains("Well &lt;seen&gt;</textarea>"));
        }
        assertEquals(422, answer(appeal, "", "5").status());
        assertEquals(
                422,
                room.instructor.post(appeal + "/answer", Map.of("decision", "declined")).status());
        assertEquals(0L, ask("select count(*) from appeal_answer"));
    }

    @Test
    void an_appeal_is_answered_once() {
        var appeal = appeal();
        assertEquals(303, answer(appeal, "declined", "").status());
        assertEquals(303, answer(appeal, "declined", "").status(), "the same once more");
        var late =
                room.instructor.post(
                        appeal + "/answer",
                        Map.of("decision", "granted", "points", "5", "reason", "I think so"));
        assertEquals(422, late.status());
        assertTrue(late.body().contains("You wrote: I think so"), late.body());
        assertTrue(late.body().contains("Declined: the points stay as they are."));
        assertEquals(1L, ask("select count(*) from answer_mark where position = 1"));
        assertEquals(422, ask(room.student, 1, "But", Refs.random()).status());
    }

    @Test
    void the_same_form_asks_once_and_one_that_says_something_else_is_not_lost() {
        var key = Refs.random();
        var first = ask(room.student, 1, "Both are right.", key);
        assertEquals(first.location(), ask(room.student, 1, "Both are right.", key).location());
        var other = ask(room.student, 1, "And <another> thing.", key);
        assertEquals(422, other.status());
        assertTrue(other.body().contains("And &lt;another&gt; thing.</textarea>"), other.body());
        assertEquals(1L, ask("select count(*) from appeal"));
        assertEquals(422, ask(room.student, 2, "", Refs.random()).status());
    }

    @Test
    void both_sides_talk_until_it_is_answered() {
        var appeal = appeal();
        var said = Map.of("body", "Which edition?", "idempotency-key", Refs.random());
        room.instructor.post(appeal + "/messages", said);
        room.instructor.post(appeal + "/messages", said);
        room.student.post(appeal + "/messages", Map.of("body", "The <third>."));
        assertEquals(2L, ask("select count(*) from appeal_message"));
        var page = room.student.get(appeal).body();
        assertTrue(page.indexOf("Which edition?") < page.indexOf("The &lt;third&gt;."), page);
        assertFalse(page.contains("New points"));
        answer(appeal, "declined", "");
        var late = room.student.post(appeal + "/messages", Map.of("body", "One more."));
        assertEquals(422, late.status());
        assertTrue(late.body().contains("You wrote: One more."), late.body());
    }

    @Test
    void one_that_was_taken_back_can_be_made_again() {
        var appeal = appeal();
        assertEquals(303, room.student.post(appeal + "/withdrawal", Map.of()).status());
        assertEquals(303, room.student.post(appeal + "/withdrawal", Map.of()).status());
        assertEquals(422, answer(appeal, "declined", "").status());
        assertTrue(room.student.get(appeal).body().contains("was taken back"));
        assertTrue(room.student.get(all).body().contains("Taken back"));
        assertEquals(303, ask(room.student, 1, "Again.", Refs.random()).status());
    }

    @Test
    void only_one_s_own_points_and_only_in_time() {
        var appeal = appeal();
        var own = room.student.get(all).body();
        assertTrue(own.contains(appeal) && own.contains("Waits for an answer"), own);
        var others = room.other.get(all).body();
        assertTrue(others.contains("You have not appealed anything"), others);
        assertEquals(404, room.other.get(appeal).status());
        assertEquals(404, room.other.post(appeal + "/messages", Map.of("body", "x")).status());
        assertEquals(422, ask(room.other, 2, "Mine?", Refs.random()).status());
        assertEquals(422, ask(room.student, 99, "No such", Refs.random()).status());
        room.pass(Duration.ofDays(4));
        var late = ask(room.student, 2, "Too late <kept>", Refs.random());
        assertEquals(422, late.status());
        assertTrue(late.body().contains("Too late &lt;kept&gt;"), late.body());
        assertFalse(room.student.get(attempt).body().contains("Appeal these points"));
        assertEquals(303, answer(appeal, "declined", "").status(), "what was asked is answered");
    }
}
