package savepoint.server.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.stream.Stream;
import savepoint.grader.bundle.Points;
import savepoint.server.assignment.Assignment;

/// What the parts give to a student by the week's table, which may say otherwise than the assignment reckons.
public record Worth(BigDecimal instructor, BigDecimal peers, BigDecimal reviewing) {
    /// As the assignment reckons.
    static Worth of(Points points) {
        return new Worth(points.instructor(), points.peers(), points.reviewing());
    }

    /// As the row says, part by part; a row that knows other parts, such as a single number, is divided as the assignment
    /// is.
    static Worth of(Assignment.Row row, Points points) {
        var said =
                new Worth(said(row.points()), said(row.pointsPeers()), said(row.pointsReviewing()));
        if (said.total().signum() == 0 || points.total().signum() == 0) return of(points);
        return said.hasPartsOf(points) ? said : divided(said.total(), points);
    }

    private static BigDecimal said(BigDecimal points) {
        return Objects.requireNonNullElse(points, BigDecimal.ZERO);
    }

    private boolean hasPartsOf(Points points) {
        return instructor.signum() == points.instructor().signum()
                && peers.signum() == points.peers().signum()
                && reviewing.signum() == points.reviewing().signum();
    }

    private static Worth divided(BigDecimal total, Points points) {
        if (total.compareTo(points.total()) == 0) return of(points);
        var peers = part(total, points.peers(), points);
        var reviewing = part(total, points.reviewing(), points);
        // The largest part as a rule takes what rounding leaves, so that together they are the
        // total.
        return new Worth(total.subtract(peers).subtract(reviewing), peers, reviewing);
    }

    private static BigDecimal part(BigDecimal total, BigDecimal part, Points points) {
        return total.multiply(part).divide(points.total(), 2, RoundingMode.HALF_UP);
    }

    /// What all parts together can give.
    BigDecimal total() {
        return Stream.of(instructor, peers, reviewing).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
