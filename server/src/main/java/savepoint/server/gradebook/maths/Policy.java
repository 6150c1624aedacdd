package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/// How a course makes a grade of points.
///
/// @param weighted whether each category has its weight; else all points count alike
/// @param cap the highest total in percent; empty where extra credit may lead beyond everything
/// @param letters from the highest down; empty where the course has none
public record Policy(
        List<Category> categories,
        boolean weighted,
        Rounding rounding,
        Optional<BigDecimal> cap,
        List<Letter> letters) {
    public Policy {
        categories = List.copyOf(categories);
        letters = List.copyOf(letters);
    }

    /// Activities that are counted together.
    ///
    /// @param weight in percent; zero where the policy has no weights
    /// @param dropLowest how many may be left out, where that helps
    /// @param cap the most that it can come to in percent, or empty
    public record Category(
            String name, BigDecimal weight, int dropLowest, Optional<BigDecimal> cap) {
        private static final BigDecimal ALL = BigDecimal.valueOf(100);

        /// The points as far as the cap lets them count.
        Ratio capped(Ratio sum) {
            return cap.map(most -> most.multiply(sum.of()).divide(ALL).min(sum.points()))
                    .map(points -> new Ratio(points, sum.of()))
                    .orElse(sum);
        }
    }

    /// How the total is rounded: once, at the end.
    ///
    /// @param places decimals that are kept
    public record Rounding(int places, RoundingMode mode) {
        /// To a tenth of a percent, halves upwards.
        public static final Rounding USUAL = new Rounding(1, RoundingMode.HALF_UP);
    }

    /// A letter, and the rounded percent from which on it is given.
    public record Letter(String name, BigDecimal from) {}

    /// The category of this name.
    public Optional<Category> category(String name) {
        return categories.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
