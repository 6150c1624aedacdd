package savepoint.server.review.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a person is asked to look at. Twelve students, of whom each reviews the next four; the work has its maker's number.
class FlagsTest {
    private static final int CLASS = 12;
    private static final String ONE =
            "The transfer is one transaction and both accounts are locked in the order of their ids before anything moves.";
    private static final String OTHER =
            "I would rename the helper and close the result set; the journal row is missing when the amount is zero.";

    private final Map<List<Integer>, Integer> given = new HashMap<>();
    private final List<Round.Text> texts = new ArrayList<>();

    FlagsTest() {
        for (var reviewer = 0; reviewer < CLASS; reviewer++)
            for (var next = 1; next <= 4; next++)
                give(reviewer, (reviewer + next) % CLASS, 28 + (reviewer + next) % 3);
    }

    @Test
    void a_class_that_agrees_has_no_flags() {
        assertEquals(List.of(), flags());
    }

    @Test
    void a_score_far_from_the_others_is_an_outlier_and_its_work_needs_a_person() {
        give(0, 3, 4);
        assertTrue(
                flags().stream()
                        .anyMatch(flag ->
                                flag instanceof Flag.Outlier one
                                        && one.reviewer() == 0
                                        && one.work() == 3
                                        && one.expected() > 20),
                () -> flags().toString());
        assertTrue(flags().contains(new Flag.NeedsPerson(3, Flag.Reason.DISAGREEMENT)));
    }

    @Test
    void a_work_with_one_review_needs_a_person() {
        for (var reviewer = 8; reviewer < 11; reviewer++) given.remove(List.of(reviewer, 0));
        assertTrue(flags().contains(new Flag.NeedsPerson(0, Flag.Reason.TOO_FEW)));
    }

    @Test
    void the_same_words_are_seen_and_short_or_other_ones_are_not() {
        texts.add(new Round.Text(1, 2, ONE));
        texts.add(new Round.Text(1, 3, OTHER));
        texts.add(new Round.Text(4, 6, "Well: " + ONE.toUpperCase(java.util.Locale.ROOT)));
        texts.add(new Round.Text(5, 6, "Works on all rows."));
        texts.add(new Round.Text(6, 7, "Works on all rows."));
        var same = flags();
        assertEquals(1, same.size(), same::toString);
        assertTrue(
                same.getFirst() instanceof Flag.SameText one
                        && one.reviewer() == 1
                        && one.otherReviewer() == 4
                        && one.share() > 0.8,
                same::toString);
    }

    @Test
    void three_who_help_each_other_in_a_circle_are_a_ring() {
        give(0, 4, 40);
        give(4, 8, 40);
        give(8, 0, 40);
        give(1, 5, 40); // a favour that never comes back
        var rings = flags().stream().filter(Flag.Ring.class::isInstance).toList();
        assertEquals(1, rings.size(), rings::toString);
        var ring = (Flag.Ring) rings.getFirst();
        assertEquals(Set.of(0L, 4L, 8L), ring.people());
        assertEquals(11, ring.excess(), 1.5);
    }

    private void give(int reviewer, int work, int points) {
        given.put(List.of(reviewer, work), points);
    }

    private List<Flag> flags() {
        var makers = new HashMap<Long, Set<Long>>();
        for (var work = 0L; work < CLASS; work++) makers.put(work, Set.of(work));
        var scores =
                new Scores(
                        given.entrySet().stream()
                                .map(entry ->
                                        new Score(
                                                entry.getKey().getFirst(),
                                                entry.getKey().getLast(),
                                                entry.getValue()))
                                .toList(),
                        Map.of(),
                        40);
        return Flags.of(new Round(scores, makers, texts), Estimates.of(scores));
    }
}
