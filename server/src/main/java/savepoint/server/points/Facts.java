package savepoint.server.points;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Points;
import savepoint.server.deadline.Lateness;

/// Everything that a student's points for one assignment come from.
///
/// @param points the parts and the policy
/// @param worth what the parts give by the week's table
/// @param handIn empty where nothing was handed in that counts
/// @param nothing why nothing counts, where that is so
/// @param received the reviews of the work; empty until they are released
/// @param reviewing the reviews that the student was asked for; empty until it is over
public record Facts(
        Points points,
        Worth worth,
        Optional<HandIn> handIn,
        String nothing,
        Optional<Received> received,
        Optional<Reviewing> reviewing) {
    static final String NOTHING = "nothing was handed in";

    /// Where the week's table says of the points what the assignment says.
    public Facts(
            Points points,
            Optional<HandIn> handIn,
            Optional<Received> received,
            Optional<Reviewing> reviewing) {
        this(points, Worth.of(points), handIn, NOTHING, received, reviewing);
    }

    /// The hand-in that counts, and what the instructor's side found.
    public record HandIn(Found found, List<Mark> marks, Lateness lateness) {
        public HandIn {
            marks = List.copyOf(marks);
        }
    }

    /// What came of the checks.
    public sealed interface Found {}

    /// They are still running.
    public record Running() implements Found {}

    /// The grader failed, which costs a student nothing.
    public record Faulted() implements Found {}

    /// They could not be tried, and people have judged it all the same.
    ///
    /// @param why such as `it did not compile`
    public record Untried(BigDecimal of, String why) implements Found {}

    /// What the checks gave.
    ///
    /// @param lost what each check that was not passed took
    public record Checks(BigDecimal points, BigDecimal of, List<Lost> lost) implements Found {
        public Checks {
            lost = List.copyOf(lost);
        }
    }

    /// A check that failed, and its points.
    public record Lost(String check, BigDecimal points) {}

    /// A criterion that a person judges.
    ///
    /// @param points empty until it is judged
    /// @param by who did
    public record Mark(
            String title, BigDecimal of, Optional<BigDecimal> points, Optional<String> by) {}

    /// The reviews of a work.
    ///
    /// @param points of each review, all criteria together
    /// @param estimate what they lead one to expect, if it was made
    /// @param instead the peers' criteria as an instructor judged them, where the policy asks for that
    /// @param settled what staff set the peers' part to, such as on an appeal; it goes before all else
    public record Received(
            List<BigDecimal> points,
            Optional<BigDecimal> estimate,
            List<Mark> instead,
            Optional<BigDecimal> settled) {
        public Received {
            points = List.copyOf(points);
            instead = List.copyOf(instead);
        }
    }

    /// The reviews that were asked for.
    ///
    /// @param asked how many make the share
    /// @param returned how many of them were given back, and nothing came in their place
    /// @param written those that were written, more than the share among them
    public record Reviewing(int asked, int returned, List<Written> written) {
        public Reviewing {
            written = List.copyOf(written);
        }

        /// Where nothing was given back.
        public Reviewing(int asked, List<Written> written) {
            this(asked, 0, written);
        }
    }

    /// A review that was written.
    public record Written(boolean late, Quality quality) {}
}
