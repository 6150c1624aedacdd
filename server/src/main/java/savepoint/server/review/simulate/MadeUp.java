package savepoint.server.review.simulate;

import java.util.Map;
import savepoint.server.review.estimate.Scores;

/// A made-up class of ordinary people that has reviewed each other; each student's work has the student's number.
///
/// @param truth what each work is worth, in the points of `scores`
public record MadeUp(Map<Long, Double> truth, Scores scores) {
    /// @param size students
    /// @param count reviews that each writes
    public static MadeUp of(int size, int count, long seed) {
        var cohort = Cohort.draw(Mix.USUAL, size, count, seed);
        return new MadeUp(cohort.truth(), cohort.scores());
    }
}
