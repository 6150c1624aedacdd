package savepoint.server.gradebook.maths;

import java.math.BigDecimal;

/// Points out of so many.
record Ratio(BigDecimal points, BigDecimal of) {
    static final Ratio NOTHING = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    Ratio plus(Ratio other) {
        return new Ratio(points.add(other.points), of.add(other.of));
    }

    Ratio minus(Ratio other) {
        return new Ratio(points.subtract(other.points), of.subtract(other.of));
    }

    /// Above zero where this part lifts the ratio of the whole: its points − its of × ratio, times the whole's of.
    BigDecimal helps(Ratio part) {
        return part.points.multiply(of).subtract(part.of.multiply(points));
    }
}
