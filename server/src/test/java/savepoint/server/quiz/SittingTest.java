package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import savepoint.server.TestQuizzes;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;

/// A quiz from its first page to what it came to, by plain forms and as the page's script does it.
class SittingTest {
    private static Room room;

    @BeforeAll
    static void open() {
        room = new Room();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void publish() {
        room.publish(TestQuizzes.usual());
    }

    private static Quiz rules(
            int attempts, Quiz.Navigation navigation, Quiz.Access access, Quiz.Showing shown) {
        return TestQuizzes.quiz(
                Duration.ofMinutes(10),
                attempts,
                navigation,
                access,
                shown,
                List.of("isolation", "durable"));
    }

    @Test
    void the_first_page_says_the_rules() {
        room.platform.update("update enrolment set time_factor = 1.5");
        var page = room.student.get(room.quiz).body();
        assertTrue(page.contains("52.5 minutes for you"), page);
        assertTrue(page.contains("Have pen and paper at hand."));
        assertTrue(page.contains("9 on one page, in any order."));
        assertTrue(page.contains("Start the quiz"));
        assertTrue(room.instructor.get(room.quiz).body().contains("You see this page as staff"));
    }

    @Test
    void answers_of_every_kind_are_saved_judged_and_reviewed() {
        var attempt = room.start();
        var form = new HashMap<String, String>();
        for (int i = 1; i <= 9; i++) form.put("q" + i, "0");
        form.putAll(
                Map.ofEntries(
                        Map.entry("q1.choice", "rc"),
                        Map.entry("q2.choice", "a"),
                        Map.entry("q3.choice", "false"),
                        Map.entry("q4.text", "8"),
                        Map.entry("q5.text", "ROLLBACK"),
                        Map.entry("q6.pair.a", "ra"),
                        Map.entry("q6.pair.i", "rx"),
                        Map.entry("q7.rank.p", "1"),
                        Map.entry("q7.rank.o", "2"),
                        Map.entry("q7.rank.e", "3"),
                        Map.entry("q8.gap.first", "begin"),
                        Map.entry("q8.gap.last", "commit"),
                        Map.entry("q9.text", "Because of locks."),
                        Map.entry("then", "hand-in")));
        var saved = room.student.post(attempt + "/answers", form);
        assertEquals(attempt + "/hand-in", saved.location(), saved.body());
        assertTrue(room.student.get(attempt + "/hand-in").body().contains("All 9 questions"));
        var sitting = room.student.get(attempt).body();
        assertTrue(sitting.contains("value=\"ROLLBACK\""), sitting);

        room.student.post(attempt + "/hand-in", Map.of());
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("still to be marked"), review);
        assertTrue(review.contains("You chose READ COMMITTED."));
        assertTrue(review.contains("Think of WAL."));
        assertEquals(
                "5.00 2.50 0.00 5.00 5.00 2.50 5.00 5.00 -",
                room.platform.ask(
                        """
                        select string_agg(coalesce(points::text, '-'), ' ' order by position) from answer_mark
                        """));
        assertFalse(review.contains(">right answer<"), "the key is shown after closing");
        room.at(Room.DUE.plusSeconds(60));
        var closed = room.student.get(attempt).body();
        assertTrue(closed.contains(">right answer<"), closed);
        assertTrue(closed.contains("It is said in"));
    }

    @Test
    void an_answer_is_saved_as_it_is_given_and_twice_is_once() {
        var attempt = room.start();
        assertEquals(1, room.answer(room.student, attempt, 0, Map.of("q5.text", "roll")).version());
        assertEquals(1, room.answer(room.student, attempt, 0, Map.of("q5.text", "roll")).version());
        assertEquals(
                2, room.answer(room.student, attempt, 1, Map.of("q5.text", "rollback")).version());
        assertEquals(2L, room.platform.ask("select count(*) from answer"));
        assertEquals(2, room.state(attempt).at("/versions/5").asInt());
    }

    @Test
    void two_windows_are_one_attempt_and_overwrite_nothing_unseen() {
        var attempt = room.start();
        var again =
                room.student.post(
                        room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()));
        assertEquals(attempt, again.location());
        var first = Map.of("q5.text", "rollback");
        var second = Map.of("q5.text", "abort");
        assertEquals(1, room.answer(room.student, attempt, 0, "window-one", first).version());
        var told = room.answer(room.student, attempt, 0, "window-two", second);
        assertEquals(409, told.status());
        assertEquals(1, told.body().at("/overtaken/0/version").asInt());
        assertEquals(1L, room.platform.ask("select count(*) from answer"));
        assertEquals(2, room.answer(room.student, attempt, 1, "window-two", second).version());

        var form = Map.of("q5", "1", "q5.text", "undo", "tab", "window-three");
        var page = room.student.post(attempt + "/answers", form);
        assertEquals(409, page.status());
        assertTrue(page.body().contains("Another window of yours saved this answer"), page.body());
        assertTrue(page.body().contains("value=\"undo\""), "what was typed stays in the form");
        assertTrue(page.body().contains("<b>abort</b>"));
    }

    @Test
    void time_runs_out_with_nobody_there() {
        var attempt = room.start();
        room.answer(room.student, attempt, 0, Map.of("q1.choice", "rc"));
        room.pass(Duration.ofMinutes(35).plusSeconds(10));
        room.endOverdue();
        assertEquals(0L, room.platform.ask("select count(*) from answer_mark"), "within the grace");
        room.pass(Duration.ofSeconds(1));
        room.endOverdue();
        room.endOverdue();
        assertEquals(9L, room.platform.ask("select count(*) from answer_mark"));
        assertEquals("time-up", room.platform.ask("select kind from attempt_time"));
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("The time was up; handed in by itself"), review);
    }

    @Test
    void the_next_attempt_starts_though_nobody_has_ended_the_one_before() {
        var first = room.start();
        room.answer(room.student, first, 0, Map.of("q1.choice", "rc"));
        room.pass(Duration.ofMinutes(36));
        var second = room.start();
        assertNotEquals(first, second);
        assertEquals(
                "time-up",
                room.platform.ask(
                        "select t.kind from attempt_time t join attempt a on a.id = t.attempt_id where a.number = 1"));
        assertEquals(
                "5.00",
                room.platform.ask("select points::text from answer_mark where position = 1"));
    }

    @Test
    void the_job_ends_attempts_by_itself() throws SQLException {
        room.start();
        try (var _ = room.platform.platform().startJobs();
                var owner = room.platform.postgres().owner().connect();
                var listen = owner.createStatement()) {
            listen.execute("listen attempt_time");
            room.pass(Duration.ofMinutes(36));
            var notices = owner.unwrap(PGConnection.class);
            // a job that was at it when the clock jumped is due a second later again
            var told = notices.getNotifications(1000);
            for (; told == null || told.length == 0; told = notices.getNotifications(1000))
                room.pass(Duration.ofSeconds(1));
            assertEquals(1, told.length);
        }
        assertEquals(9L, room.platform.ask("select count(*) from answer_mark"));
    }

    @Test
    void grace_counts_and_later_is_kept_and_does_not() {
        var attempt = room.start();
        room.pass(Duration.ofMinutes(35).plusSeconds(9));
        assertFalse(room.answer(room.student, attempt, 0, Map.of("q1.choice", "rc")).late());
        room.pass(Duration.ofSeconds(2));
        assertTrue(room.answer(room.student, attempt, 1, Map.of("q1.choice", "rr")).late());
        room.endOverdue();
        assertTrue(room.answer(room.student, attempt, 0, Map.of("q5.text", "rollback")).late());
        assertEquals(3L, room.platform.ask("select count(*) from answer"));
        assertEquals(
                "5.00",
                room.platform.ask("select sum(points)::text from answer_mark"),
                "the answer within the grace, and nothing else");
        var review = room.student.get(attempt).body();
        assertTrue(review.contains("2 answers came after the end"), review);
        assertTrue(review.contains("Late, not counted: <span>rollback</span>"), review);
        var form = room.student.post(attempt + "/answers", Map.of("q5", "1", "q5.text", "other"));
        assertEquals(attempt, form.location());
        assertTrue(room.student.get(attempt).body().contains("does not count unless"));
    }

    @Test
    void what_was_drawn_stays_whatever_becomes_of_the_bank() {
        var attempt = room.start();
        room.platform.update(
                "update content_version set facts = jsonb_set(facts, '{prompt}', '\"Changed\"') where kind = 'question'");
        room.answer(room.student, attempt, 0, Map.of("q1.choice", "rc"));
        var page = room.student.get(attempt).body();
        assertFalse(page.contains("Changed"));
    }

    @Test
    void forward_only_has_no_way_back() {
        room.publish(rules(1, Quiz.Navigation.FORWARD, Quiz.Access.OPEN, Quiz.Showing.USUAL));
        var attempt = room.start();
        assertFalse(room.student.get(attempt).body().contains("id=\"q2\""));
        var early = room.answer(room.student, attempt, 0, Map.of("q2.choice", "true"));
        assertEquals(422, early.status());
        var next = Map.of("q1", "0", "q1.choice", "rc", "then", "next");
        assertEquals(attempt, room.student.post(attempt + "/answers", next).location());
        var page = room.student.get(attempt).body();
        assertTrue(page.contains("id=\"q2\""), page);
        assertFalse(page.contains("id=\"q1\""));
        var back = room.answer(room.student, attempt, 1, Map.of("q1.choice", "rr"));
        assertEquals(422, back.status());
        assertTrue(back.body().at("/problems/0").asString().contains("no way back"));
        assertEquals(1L, room.platform.ask("select count(*) from answer"));
    }

    @Test
    void a_password_and_a_network_stand_before_the_start() {
        room.publish(
                rules(
                        1,
                        Quiz.Navigation.FREE,
                        new Quiz.Access(java.util.Optional.of("elephant"), List.of("127.0.0.0/8")),
                        Quiz.Showing.USUAL));
        var wrong =
                room.student.post(
                        room.quiz + "/attempts",
                        Map.of("password", "mouse", "idempotency-key", Refs.random()));
        assertEquals(422, wrong.status());
        assertTrue(
                wrong.body().contains("not this quiz’s password")
                        || wrong.body().contains("password. Ask"));
        var right =
                room.student.post(
                        room.quiz + "/attempts",
                        Map.of("password", "elephant", "idempotency-key", Refs.random()));
        assertEquals(303, right.status());

        room.publish(
                rules(
                        1,
                        Quiz.Navigation.FREE,
                        new Quiz.Access(
                                java.util.Optional.empty(), List.of("10.1.0.0/16", "fd00::/8")),
                        Quiz.Showing.USUAL));
        var outside =
                room.student.post(
                        room.quiz + "/attempts", Map.of("idempotency-key", Refs.random()));
        assertEquals(422, outside.status());
        assertTrue(outside.body().contains("certain networks"), outside.body());
    }

    @Test
    void the_score_is_shown_when_the_quiz_says_so() {
        var later =
                new Quiz.Showing(
                        Quiz.When.CLOSING,
                        Quiz.When.NEVER,
                        Quiz.When.NEVER,
                        Quiz.When.NEVER,
                        Quiz.When.NEVER);
        room.publish(rules(1, Quiz.Navigation.FREE, Quiz.Access.OPEN, later));
        var attempt = room.start();
        room.answer(room.student, attempt, 0, Map.of("q1.choice", "rc"));
        room.student.post(attempt + "/hand-in", Map.of());
        var before = room.student.get(attempt).body();
        assertTrue(before.contains("Points are not shown yet"), before);
        assertFalse(before.contains("READ COMMITTED"));
        assertFalse(room.student.get(room.quiz).body().contains("5 of 10"));
        room.at(Room.DUE.plusSeconds(1));
        assertTrue(room.student.get(attempt).body().contains("<b>5</b> of 10"));
        assertTrue(room.student.get(room.quiz).body().contains("5 of 10"));
    }
}
