package savepoint.server.regrade;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// Asking for regrades, and what they find.
class RegradeTest extends Regrading {
    @Test
    void what_is_graded_again_is_seen_first_and_counts_only_once_promoted() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        TestAssignments.publish(
                platform,
                "bank-transfer",
                null,
                Map.of("statement.md", "# New".getBytes(StandardCharsets.UTF_8)));
        assertShows(
                instructor.get(term + "/assignments/bank-transfer/regrades").body(),
                "One hand-in that counts was graded by an earlier version");
        var regrade = ask("counting");
        assertShows(instructor.get(regrade).body(), "0 of 1 graded", "data-refresh");

        grade(points(30, 6));

        assertShows(
                instructor.get(regrade).body(),
                "<span>30</span>",
                "<b>36</b>",
                "+6",
                "failed → passed",
                "<dt>Up</dt><dd>1</dd>");
        assertEquals("30", effective(ref));
        assertFalse(student.get(term + "/submissions/" + ref).body().contains("Graded again"));

        promote(regrade);

        assertEquals("36", effective(ref));
        assertShows(
                student.get(term + "/submissions/" + ref).body(),
                "<b>36</b> of <b>40</b> points",
                "Graded again",
                REASON,
                "30 → 36");
        assertEquals(
                1L,
                platform.ask(
                        """
                        select count(*) from audit
                         where action = 'verdict changed' and subject = ? and detail ->> 'reason' = ?
                           and detail ->> 'from' = '30' and detail ->> 'to' = '36'
                        """,
                        "submission " + ref,
                        REASON));
        assertEquals(
                2L,
                platform.ask(
                        "select count(*) from audit where subject = ? and actor_id = ?",
                        "regrade " + regrade.substring(regrade.lastIndexOf('/') + 1),
                        platform.person(Somebody.INSTRUCTOR).id()));
    }

    @Test
    void hand_ins_that_come_meanwhile_are_graded_first_however_many_wait_to_be_graded_again() {
        IntStream.range(0, 20).forEach(_ -> handIn(Somebody.STUDENT, points(30, 0)));
        ask("every");
        assertEquals(20L, platform.ask("select count(*) from grading where finished_at is null"));

        var live = handIn(Somebody.STUDENT, "// live");

        assertShows(student.get(term + "/submissions/" + live).body(), "next in line");
        try (var grader = new TestGrader(platform)) {
            grader.report(grader.claim(), points(30, 6));
        }
        assertEquals("36", effective(live));
    }

    @Test
    void hand_ins_that_wait_to_be_graded_again_take_nobodys_place_in_the_queue() {
        IntStream.range(0, 6).forEach(_ -> handIn(Somebody.STUDENT, points(30, 0)));
        ask("every");
        handIn(Somebody.STUDENT, "// one more");
    }

    @Test
    void the_one_that_counts_is_graded_again_or_the_newest_where_none_does() {
        handIn(Somebody.STUDENT, points(30, 0));
        handIn(Somebody.STUDENT, new Verdict.CompileFailed(List.of()));
        handIn(Somebody.OTHER_STUDENT, new Verdict.GraderFault("a"));
        handIn(Somebody.OTHER_STUDENT, new Verdict.GraderFault("b"));
        ask("counting");
        assertEquals(
                "1,2",
                platform.ask(
                        """
                        select string_agg(s.number::text, ',' order by s.number)
                          from grading g join submission s on s.id = g.submission_id where g.regrade_id is not null
                        """));
    }

    @Test
    void the_same_form_sent_twice_is_one_regrade() {
        handIn(Somebody.STUDENT, points(30, 0));
        var fields = Map.of("scope", "every", "reason", REASON, "idempotency-key", "form-key-1");
        var path = term + "/assignments/bank-transfer/regrades";
        assertEquals(
                instructor.post(path, fields).location(), instructor.post(path, fields).location());
        assertEquals(1L, platform.ask("select count(*) from regrade"));
        var edited = Map.of("scope", "every", "reason", "for all", "idempotency-key", "form-key-1");
        assertEquals(303, instructor.post(path, edited).status());
        assertEquals(2L, platform.ask("select count(*) from regrade"));
    }

    @Test
    void a_form_without_a_reason_comes_back_with_what_was_chosen() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var answer =
                instructor.post(
                        term + "/submissions/" + ref + "/regrades",
                        Map.of("reason", "  ", "idempotency-key", Refs.random()));
        assertEquals(422, answer.status());
        assertShows(answer.body(), "Say why", ref, "The hand-in that you chose");
        assertEquals(0L, platform.ask("select count(*) from regrade"));
    }

    @Test
    void a_key_that_no_form_of_ours_has_is_not_kept() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var key = IntStream.range(0, 1000).mapToObj(_ -> Refs.random()).collect(joining());
        var fields = Map.of("reason", REASON, "text", "Well done.", "idempotency-key", key);
        var one = term + "/submissions/" + ref;
        assertEquals(422, instructor.post(one + "/regrades", fields).status());
        assertEquals(422, instructor.post(one + "/comments", fields).status());
    }

    @Test
    void one_hand_in_is_graded_again_from_its_page_by_who_is_in_charge() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var path = term + "/submissions/" + ref;
        assertShows(instructor.get(path).body(), path + "/regrades");
        try (var assistant = platform.browser(Somebody.ASSISTANT)) {
            assertFalse(assistant.get(path).body().contains("/regrades"));
        }
        TestAssignments.regrade(platform, ref);
        assertEquals(1L, platform.ask("select count(*) from grading where regrade_id is not null"));
    }
}
