package savepoint.server.regrade;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Map;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Somebody;

/// Promoting, dropping and undoing regrades.
class RegradeDecisionTest extends Regrading {
    @Test
    void an_option_lowers_nobody_and_shows_so_before() {
        var lower = handIn(Somebody.STUDENT, points(30, 6));
        var higher = handIn(Somebody.OTHER_STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 0), points(30, 6));

        assertShows(instructor.get(regrade).body(), "Points go up and down", "−6");
        assertShows(
                instructor.get(regrade + "?never-lower=on").body(), "stays at 36", "not lowered");
        decide(regrade, "/promotion", Map.of("never-lower", "on"));

        assertEquals("36", effective(lower));
        assertEquals("36", effective(higher));
        assertFalse(student.get(term + "/submissions/" + lower).body().contains("Graded again"));
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from audit where action = 'verdict changed' and subject in (?, ?)",
                        "submission " + lower,
                        "submission " + higher));
    }

    @Test
    void without_the_option_points_go_down_as_well() {
        var ref = handIn(Somebody.STUDENT, points(30, 6));
        var regrade = ask("counting");
        grade(points(30, 0));
        promote(regrade);
        assertEquals("30", effective(ref));
    }

    @Test
    void a_fault_of_ours_lowers_nobody() {
        var ref = handIn(Somebody.STUDENT, points(30, 6));
        var regrade = ask("counting");
        grade(new Verdict.GraderFault("7f3a9c21d0"));
        assertShows(instructor.get(regrade).body(), "our fault", "keeps the verdict it has");
        promote(regrade);
        assertEquals("36", effective(ref));
    }

    @Test
    void what_was_promoted_can_be_undone_and_promoted_again() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 6));
        promote(regrade);

        assertEquals(422, instructor.post(regrade + "/undo", Map.of("reason", " ")).status());
        decide(regrade, "/undo", Map.of("reason", "too early"));
        assertEquals("30", effective(ref));
        assertShows(
                student.get(term + "/submissions/" + ref).body(),
                "Taken back",
                "too early",
                "36 → 30");

        promote(regrade);
        assertEquals("36", effective(ref));
    }

    @Test
    void the_newest_promotion_counts_and_the_one_before_it_after_an_undo() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        var first = ask("counting");
        var second = ask("counting");
        grade(points(30, 4), points(30, 6));
        promote(second);
        promote(first);
        assertEquals("34", effective(ref));
        decide(first, "/undo", Map.of("reason", "the older checks"));
        assertEquals("36", effective(ref));
    }

    @Test
    void what_is_dropped_leaves_the_queue_and_never_counts() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        handIn(Somebody.OTHER_STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 6));
        decide(regrade, "/drop", Map.of());
        assertEquals(0L, platform.ask("select count(*) from grading where finished_at is null"));
        promote(regrade);
        assertEquals("30", effective(ref));
        assertShows(instructor.get(regrade).body(), "Dropped");
    }

    @Test
    void nothing_is_promoted_before_everything_is_graded() {
        var ref = handIn(Somebody.STUDENT, points(30, 0));
        handIn(Somebody.OTHER_STUDENT, points(30, 0));
        var regrade = ask("counting");
        grade(points(30, 6));
        promote(regrade);
        assertEquals("30", effective(ref));
    }
}
