package savepoint.grader.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.Problems;

class ExerciseTest {
    @Test
    void bundles_are_without_errors() throws Exception {
        for (var exercise : List.of(Exercise.java(), Exercise.sql())) {
            var problems = new Problems();
            var bundle = BundleReader.read(exercise.slug(), "", exercise.bundle(), problems);
            assertFalse(problems.hasErrors(), () -> problems.all().toString());
            assertEquals(List.of(exercise.file()), List.copyOf(bundle.orElseThrow().submit()));
        }
    }

    @Test
    void no_two_hand_ins_are_equal() throws Exception {
        for (var exercise : List.of(Exercise.java(), Exercise.sql()))
            assertNotEquals(exercise.handIn(1).hash(), exercise.handIn(2).hash());
    }
}
