package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestQuestions;
import savepoint.server.TestQuizzes;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;
import savepoint.server.db.Refs;

/// Keys are mended after students sat: what would move, then all of it, and back; and quizzes on paper.
class KeyFixTest {
    private static Room room;
    private String own;
    private String others;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    /// The student chose what the key calls wrong, the other student what it calls right.
    @BeforeEach
    void sit() {
        room.publish(TestQuizzes.usual());
        room.platform.update("truncate key_fix cascade");
        own = room.start();
        room.answer(room.student, own, 0, Map.of("q1.choice", "rr"));
        room.answer(room.student, own, 0, Map.of("q5.text", "revert"));
        room.student.post(own + "/hand-in", Map.of());
        var key = Map.of("idempotency-key", Refs.random());
        others = room.other.post(room.quiz + "/attempts", key).location();
        room.answer(room.other, others, 0, Map.of("q1.choice", "rc"));
        room.other.post(others + "/hand-in", Map.of());
    }

    /// In the course, the second choice is the right one from now on.
    private static void mendInTheCourse() {
        var before =
                TestQuestions.bank().stream()
                        .filter(one -> one.slug().equals("isolation"))
                        .findFirst()
                        .orElseThrow();
        var kind =
                new Kind.ChooseOne(
                        List.of(
                                option("rc", "`READ COMMITTED`", Share.NONE),
                                option("rr", "`REPEATABLE READ`", Share.ALL),
                                option("s", "`SERIALIZABLE`", Share.NONE)),
                        true);
        TestQuizzes.publish(
                room.platform,
                new Question(
                        before.slug(),
                        before.topic(),
                        before.path(),
                        before.title(),
                        before.tags(),
                        before.difficulty(),
                        before.points(),
                        before.parameters(),
                        before.prompt(),
                        kind,
                        before.explanation(),
                        before.wrong(),
                        before.formerly(),
                        before.retired()));
    }

    private static Kind.Option option(String id, String text, Share share) {
        return new Kind.Option(id, text, share, Optional.empty());
    }

    private static Browser.Answer apply(String question, Map<String, String> fields) {
        var all =
                new HashMap<>(
                        Map.of("reason", "The manual says so", "idempotency-key", Refs.random()));
        all.putAll(fields);
        return room.instructor.post(room.quiz + "/questions/" + question + "/fixes", all);
    }

    private static String points(String attempt, int question) {
        var points =
                (BigDecimal)
                        room.platform.ask(
                                """
                                select m.points from answer_mark m join attempt a on a.id = m.attempt_id
                                 where a.ref = ? and m.position = ? order by m.id desc limit 1
                                """,
                                attempt.substring(attempt.lastIndexOf('/') + 1),
                                question);
        return points.stripTrailingZeros().toPlainString();
    }

    private static long count(String sql) {
        return (Long) room.platform.ask("select count(*) from " + sql);
    }

    private String look(String question, String query) {
        return room.instructor.get(room.quiz + "/questions/" + question + "/key" + query).body();
    }

    @Test
    void one_looks_first_and_nothing_changes_by_looking() {
        assertTrue(look("isolation", "").contains("All attempts were judged by it."));
        mendInTheCourse();
        var page = look("isolation", "?way=key&never-lower=on");
        assertTrue(page.contains("2 of 2 attempts were judged by another."), page);
        assertTrue(page.contains("<dd>READ COMMITTED</dd>"), page);
        assertTrue(page.contains("<dd>REPEATABLE READ</dd>"));
        assertTrue(page.contains("stays at 5"));
        assertTrue(page.contains("+5"));
        assertEquals(0, count("key_fix"));
        assertEquals("0", points(own, 1));
    }

    @Test
    void a_mended_key_raises_and_lowers_nobody_until_it_is_undone() {
        mendInTheCourse();
        var form = Map.of("way", "key", "never-lower", "on", "idempotency-key", Refs.random());
        assertEquals(303, apply("isolation", form).status());
        assertEquals(303, apply("isolation", form).status());
        assertEquals(1, count("key_fix"), "the same form twice");
        assertEquals("5", points(own, 1));
        assertEquals("5", points(others, 1));
        assertTrue(room.student.get(own).body().contains("The key was mended: The manual says so"));
        assertEquals(1, count("audit where action = 'mended a key'"));
        assertEquals(1, count("audit where action = 'marked answer'"));

        var fix = room.platform.ask("select ref from key_fix");
        var why = Map.of("reason", "too early", "idempotency-key", Refs.random());
        var undoing = room.quiz + "/fixes/" + fix + "/undoing";
        assertEquals(422, room.instructor.post(undoing, Map.of()).status());
        assertEquals(303, room.instructor.post(undoing, why).status());
        assertEquals(303, room.instructor.post(undoing, why).status());
        assertEquals("0", points(own, 1));
        assertEquals(2, count("key_fix"));
        assertFalse(room.student.get(own).body().contains("The key was mended"));
        assertTrue(look("isolation", "").contains("Undone by Instructor"));
    }

    @Test
    void points_go_down_too_where_one_says_so_and_marks_of_people_stay() {
        room.platform.update(
                """
                insert into answer_mark (attempt_id, position, answer_version, points, by_person, at)
                select a.id, 1, 1, 2, ?, a.ended_at from attempt a where a.ref = ?
                """,
                room.platform.person(Somebody.INSTRUCTOR).id(),
                own.substring(own.lastIndexOf('/') + 1));
        mendInTheCourse();
        assertTrue(look("isolation", "?way=key").contains("Marked by a person, kept"));
        apply("isolation", Map.of("way", "key"));
        assertEquals("2", points(own, 1));
        assertEquals("0", points(others, 1));
    }

    @Test
    void an_answer_is_accepted_too_from_what_the_statistics_show() {
        var statistics = room.instructor.get(room.quiz + "/statistics").body();
        assertTrue(
                statistics.contains("way=accept&amp;never-lower=on&amp;answer=revert"), statistics);
        assertTrue(look("keyword", "?way=accept&answer=Revert").contains("+5"));
        assertEquals(422, apply("keyword", Map.of("way", "accept", "answer", "")).status());
        assertEquals(422, apply("isolation", Map.of("way", "accept", "answer", "x")).status());
        apply("keyword", Map.of("way", "accept", "answer", "Revert"));
        assertEquals("5", points(own, 5));
        assertEquals("0", points(others, 5));
    }

    @Test
    void everybody_gets_full_points_also_who_still_sits() {
        var running = room.start();
        apply("keyword", Map.of("way", "full", "never-lower", "on"));
        assertEquals("5", points(others, 5));
        room.student.post(running + "/hand-in", Map.of());
        assertEquals("5", points(running, 5));
        assertTrue(room.student.get(running).body().contains("Everybody has full points here"));
        var fix = room.platform.ask("select ref from key_fix");
        room.instructor.post(
                room.quiz + "/fixes/" + fix + "/undoing",
                Map.of("reason", "no", "idempotency-key", Refs.random()));
        assertEquals("0", points(running, 5), "what ended since is judged anew");
        assertEquals("0", points(others, 5));
    }

    @Test
    void a_question_that_is_dropped_counts_for_nobody_until_it_is_undone() {
        assertTrue(look("isolation", "?way=drop").contains("2 attempts is out of 5 points less"));
        apply("isolation", Map.of("way", "drop", "never-lower", "on"));
        assertEquals("0", points(others, 1));
        var review = room.other.get(others).body();
        assertTrue(review.contains("<b>0</b> of 40 points"), review);
        assertTrue(review.contains("This question counts for nobody: The manual says so"));
        assertEquals(
                2,
                count("quiz_standing where possible = 40 and points = 0"),
                "also for the course");
        var fix = room.platform.ask("select ref from key_fix");
        room.instructor.post(
                room.quiz + "/fixes/" + fix + "/undoing",
                Map.of("reason", "no", "idempotency-key", Refs.random()));
        assertTrue(room.other.get(others).body().contains("<b>5</b> of 45 points"));
    }

    @Test
    void without_a_reason_what_was_chosen_comes_back_and_only_instructors_mend() {
        mendInTheCourse();
        var refused = apply("isolation", Map.of("way", "key", "reason", " "));
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("Say why"), refused.body());
        assertTrue(refused.body().contains("value=\"key\" checked"));
        assertEquals(422, apply("isolation", Map.of("way", "")).status());
        assertEquals(404, apply("nothing", Map.of("way", "key")).status());
        try (var assistant = room.platform.browser(Somebody.ASSISTANT)) {
            assertEquals(403, assistant.get(room.quiz + "/questions/isolation/key").status());
            assertFalse(assistant.get(room.quiz + "/statistics").body().contains("Fix the key"));
        }
        assertEquals(0, count("key_fix"));
    }

    @Test
    void the_same_seed_prints_the_same_sheet_with_the_answers_or_without() {
        var sheet = room.instructor.get(room.quiz + "/paper?seed=42").body();
        var keyed = room.instructor.get(room.quiz + "/paper?seed=42&key=on").body();
        assertTrue(sheet.contains("Sheet 42"), sheet);
        assertTrue(sheet.contains("Put what it means beside each letter."));
        assertFalse(sheet.contains("rollback"), "no answer stands on the sheet");
        assertTrue(keyed.contains("rollback"), keyed);
        assertTrue(keyed.contains("Gap 1: begin"));
        assertEquals(order(sheet), order(keyed));
        assertEquals(403, room.student.get(room.quiz + "/paper").status());
    }

    private static List<Integer> order(String page) {
        return List.of(
                page.indexOf("REPEATABLE READ") > page.indexOf("READ COMMITTED") ? 1 : 0,
                page.indexOf("It is planned") > page.indexOf("It is parsed") ? 1 : 0,
                page.indexOf("It is executed") > page.indexOf("It is planned") ? 1 : 0);
    }
}
