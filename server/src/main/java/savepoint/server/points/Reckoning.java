package savepoint.server.points;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import savepoint.server.web.Figures;

/// A student's points for one assignment, line by line.
///
/// @param of what all parts together can give
public record Reckoning(List<Line> lines, BigDecimal of) {
    public Reckoning {
        lines = List.copyOf(lines);
    }

    /// One line of it: `Instructor 51 of 60: checks 36 of 40, design 15 of 20, by B. Osei.`
    ///
    /// @param of null for what only takes points off
    /// @param says where the points come from, without a full stop
    /// @param isOpen whether something is still to come that changes them
    public record Line(String name, BigDecimal points, BigDecimal of, String says, boolean isOpen) {
        /// `Instructor 51 of 60`, or `Late`.
        public String head() {
            return of == null
                    ? name
                    : "%s %s of %s".formatted(name, Figures.plain(points), Figures.plain(of));
        }

        @Override
        public String toString() {
            return head() + ": " + says + ".";
        }
    }

    public BigDecimal total() {
        return lines.stream().map(Line::points).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Whether something is still to come that changes it.
    public boolean isOpen() {
        return lines.stream().anyMatch(Line::isOpen);
    }

    /// `Total 135 of 150`, or `So far 84 of 150`.
    public String sum() {
        return "%s %s of %s"
                .formatted(
                        isOpen() ? "So far" : "Total", Figures.plain(total()), Figures.plain(of));
    }

    /// All of it in a paragraph.
    @Override
    public String toString() {
        return lines.stream().map(Line::toString).collect(Collectors.joining(" "))
                + " "
                + sum()
                + ".";
    }
}
