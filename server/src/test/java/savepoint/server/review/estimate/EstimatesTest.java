package savepoint.server.review.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What can be told of works and reviewers from scores.
class EstimatesTest {
    private static final double OF = 40;

    @Test
    void one_who_always_gives_less_is_seen_to_and_takes_nothing_off_others() {
        var scores = new ArrayList<Score>();
        for (var work = 0; work < 12; work++) {
            for (var reviewer = 0; reviewer < 4; reviewer++) {
                var points = 20 + work + (reviewer == 3 ? -10 : 0) + (work * 7 + reviewer) % 3 - 1;
                scores.add(new Score(reviewer, work, points));
            }
        }
        var estimates = estimates(scores);
        assertTrue(estimates.reviewer(3).bias() < -5, estimates.reviewer(3)::toString);
        for (var work : estimates.works()) {
            var off = Math.abs(work.points() - (20 + work.work()));
            assertTrue(off < Math.abs(work.mean() - (20 + work.work())), work::toString);
        }
    }

    @Test
    void what_the_instructor_judged_tells_that_a_whole_class_is_generous() {
        var random = new Random(5);
        var scores = new ArrayList<Score>();
        for (var reviewer = 0; reviewer < 20; reviewer++) {
            for (var next = 1; next <= 3; next++) {
                var work = (reviewer + next) % 20;
                scores.add(new Score(reviewer, work, 26 + work % 5 + random.nextInt(3)));
            }
            scores.add(new Score(reviewer, 100, 25 + random.nextInt(3)));
            scores.add(new Score(reviewer, 101, 31 + random.nextInt(3)));
        }
        var known = Estimates.of(new Scores(scores, Map.of(100L, 20.0, 101L, 26.0), OF));
        var unknown = estimates(scores);
        for (var work = 0; work < 20; work++) {
            var less = unknown.work(work).points() - known.work(work).points();
            assertTrue(less > 3 && less < 8, "less by " + less);
        }
        assertEquals(20, known.work(100).points(), 1e-9);
    }

    @Test
    void one_strange_score_moves_the_estimate_less_than_the_mean() {
        var scores = new ArrayList<Score>();
        for (var work = 0; work < 15; work++)
            for (var next = 1; next <= 4; next++)
                scores.add(new Score((work + next) % 15, work, 30 + (work + next) % 3));
        scores.set(0, new Score(scores.getFirst().reviewer(), 0, 2));
        var work = estimates(scores).work(0);
        assertTrue(work.mean() < 25, work::toString);
        assertTrue(work.points() > 28, work::toString);
    }

    @Test
    void in_a_small_class_that_agrees_the_only_one_who_does_not_is_not_believed() {
        var scores = new ArrayList<Score>();
        for (var reviewer = 0; reviewer < 6; reviewer++)
            for (var next = 1; next <= 3; next++)
                scores.add(new Score(reviewer, (reviewer + next) % 6, 30));
        scores.set(0, new Score(0, 1, 4));
        var work = estimates(scores).work(1);
        assertTrue(work.points() > work.mean(), work::toString);
    }

    @Test
    void the_fewer_reviews_the_larger_the_error() {
        var scores = new ArrayList<Score>();
        for (var work = 0; work < 15; work++)
            for (var next = 1; next <= (work == 0 ? 1 : 5); next++)
                scores.add(new Score((work + next) % 15, work, 20 + work % 4 + next % 2));
        var estimates = estimates(scores);
        assertTrue(estimates.work(0).error() > 1.3 * estimates.work(1).error());
    }

    @Test
    void the_same_scores_in_any_order_and_with_other_ids_in_the_same_order_give_the_same() {
        var scores = drawn(30, 3, 1);
        var shuffled = new ArrayList<>(scores);
        Collections.shuffle(shuffled, new Random(2));
        var one = estimates(scores);
        assertEquals(List.copyOf(one.works()), List.copyOf(estimates(shuffled).works()));
        assertEquals(List.copyOf(one.reviewers()), List.copyOf(estimates(shuffled).reviewers()));
    }

    @Test
    void every_estimate_lies_within_the_points_whatever_was_given() {
        for (var seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var scores = new ArrayList<Score>();
            for (var work = 0; work < 1 + random.nextInt(8); work++)
                for (var reviewer = 0; reviewer < 1 + random.nextInt(5); reviewer++)
                    scores.add(new Score(reviewer, work, random.nextInt(2) * OF));
            for (var work : estimates(scores).works()) {
                assertTrue(
                        work.points() >= 0 && work.points() <= OF,
                        "seed %d: %s".formatted(seed, work));
                assertTrue(
                        work.error() > 0 && work.error() < OF, "seed %d: %s".formatted(seed, work));
            }
        }
    }

    @Test
    void no_scores_and_one_score_are_no_trouble() {
        assertTrue(estimates(List.of()).works().isEmpty());
        assertEquals(30, estimates(List.of(new Score(1, 2, 30))).work(2).points(), 1e-9);
        assertThrows(
                IllegalArgumentException.class,
                () -> estimates(List.of(new Score(1, 2, 30), new Score(1, 2, 31))));
        assertThrows(IllegalArgumentException.class, () -> estimates(List.of(new Score(1, 2, 41))));
    }

    @Test
    void a_class_of_two_thousand_takes_seconds_at_most() {
        var scores = drawn(2000, 5, 3);
        var begun = System.nanoTime();
        estimates(scores);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, took::toString);
    }

    private static List<Score> drawn(int size, int count, long seed) {
        var random = new Random(seed);
        var scores = new ArrayList<Score>();
        for (var work = 0; work < size; work++)
            for (var next = 1; next <= count; next++)
                scores.add(new Score((work + next * 7) % size, work, 20 + random.nextInt(21)));
        return scores;
    }

    private static Estimates estimates(List<Score> scores) {
        return Estimates.of(new Scores(scores, Map.of(), OF));
    }
}
