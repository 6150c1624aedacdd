package savepoint.server.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.deadline.LatePolicy;

/// The policy of the assignment that ships, tried on invented classes.
class TrialTest {
    private static final LatePolicy LATE =
            new LatePolicy(Duration.ofMinutes(15), BigDecimal.TEN, 3, 2);

    private final Bundle bundle = bundle();

    @Test
    void an_invented_class_has_points_in_every_part_and_everything_that_can_be_missing() {
        var trial = Trial.of(Invented.of(bundle, bundle.points(), LATE, 200, 3, 1));
        assertEquals(
                "[Instructor, Peers, Reviewing, Late, Total]",
                trial.rows().stream().map(Trial.Row::name).toList().toString());
        for (var row : trial.rows()) {
            if (row.of() == null) continue;
            assertTrue(row.lowest().compareTo(row.middle()) < 0, row::toString);
            assertTrue(row.middle().compareTo(row.highest()) <= 0, row::toString);
            assertTrue(row.highest().compareTo(row.of()) <= 0, row::toString);
        }
        var missing = trial.missing();
        assertTrue(missing.handedInNothing() > 0 && missing.late() > 0, missing::toString);
        assertTrue(missing.unwritten() > missing.handedInNothing(), missing::toString);
        assertEquals(200, trial.reckonings().size());
    }

    @Test
    void the_same_seed_invents_the_same_class_and_another_another() {
        var trial = Trial.of(Invented.of(bundle, bundle.points(), LATE, 30, 3, 7));
        assertEquals(trial, Trial.of(Invented.of(bundle, bundle.points(), LATE, 30, 3, 7)));
        assertNotEquals(trial, Trial.of(Invented.of(bundle, bundle.points(), LATE, 30, 3, 8)));
    }

    @Test
    void the_examples_are_the_lowest_the_middle_and_the_highest() {
        var examples = Trial.of(Invented.of(bundle, bundle.points(), LATE, 30, 3, 7)).examples();
        assertEquals(3, examples.size());
        assertTrue(examples.getFirst().total().compareTo(examples.get(1).total()) <= 0);
        assertTrue(examples.get(1).total().compareTo(examples.getLast().total()) <= 0);
    }

    @Test
    void the_smallest_class_is_three() {
        assertEquals(
                3,
                Trial.of(Invented.of(bundle, bundle.points(), LATE, 3, 2, 1)).reckonings().size());
    }

    private static Bundle bundle() {
        try {
            var tree = FileTree.read(Path.of("../assignments/bank-transfer"));
            return BundleReader.read("bank-transfer", "", tree, new Problems()).orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
