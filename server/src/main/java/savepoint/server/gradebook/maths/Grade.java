package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What everything together comes to for one student, with the words that explain it.
///
/// @param percent rounded as the policy says; empty while nothing counts
/// @param letter empty without letters, or while nothing counts
/// @param says how the total came about
public record Grade(
        List<Share> shares, Optional<BigDecimal> percent, Optional<String> letter, String says) {
    public Grade {
        shares = List.copyOf(shares);
    }

    /// What a category comes to.
    ///
    /// @param points that count, extra credit among them
    /// @param of out of how many
    /// @param percent not rounded; empty while nothing in it counts
    /// @param dropped the ids of activities that are left out
    public record Share(
            Policy.Category category,
            BigDecimal points,
            BigDecimal of,
            Optional<BigDecimal> percent,
            List<Long> dropped,
            String says) {
        public Share {
            dropped = List.copyOf(dropped);
        }

        /// The points as far as the category's cap lets them count.
        BigDecimal capped() {
            return category.capped(new Ratio(points, of)).points();
        }
    }

    /// Whether an activity was left out as one of the lowest.
    public boolean isDropped(long activity) {
        return shares.stream().anyMatch(share -> share.dropped().contains(activity));
    }
}
