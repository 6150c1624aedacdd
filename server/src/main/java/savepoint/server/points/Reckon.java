package savepoint.server.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Optional;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.server.points.Reckoning.Line;
import savepoint.server.web.Figures;

/// From facts to points, by the assignment's policy. The same facts always give the same points.
public final class Reckon {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Reckon() {}

    /// The points with the lines that explain them.
    public static Reckoning of(Facts facts) {
        var points = facts.points();
        var lines = new ArrayList<Line>();
        var instructor = InstructorPart.of(facts);
        lines.add(instructor);
        var peers = PeersPart.of(facts, instructor);
        if (points.peers().signum() > 0) lines.add(peers);
        var reviewing = ReviewingPart.of(facts);
        if (points.reviewing().signum() > 0) lines.add(reviewing);
        late(facts, instructor, peers, reviewing).ifPresent(lines::add);
        return new Reckoning(lines, points.total());
    }

    private static Optional<Line> late(Facts facts, Line instructor, Line peers, Line reviewing) {
        if (facts.handIn().isEmpty()) return Optional.empty();
        var lateness = facts.handIn().get().lateness();
        var parts = facts.points().policy().lateCosts();
        var liable = BigDecimal.ZERO;
        if (parts.contains(Part.INSTRUCTOR)) liable = liable.add(instructor.points());
        if (parts.contains(Part.PEERS)) liable = liable.add(peers.points());
        if (parts.contains(Part.REVIEWING)) liable = liable.add(reviewing.points());
        var lost = lateness.pointsOf(liable).subtract(liable);
        return Words.late(lateness, parts, lost)
                .map(says -> new Line("Late", lost, null, says, false));
    }

    /// So many of the points, in hundredths of a point.
    static BigDecimal share(BigDecimal points, BigDecimal part, BigDecimal of) {
        return of.signum() == 0
                ? BigDecimal.ZERO
                : points.multiply(part).divide(of, 2, RoundingMode.HALF_UP);
    }

    static BigDecimal percent(BigDecimal points, BigDecimal percent) {
        return share(points, percent, ALL);
    }

    /// Within nothing and all of the part.
    static BigDecimal within(BigDecimal points, BigDecimal of) {
        return points.max(BigDecimal.ZERO).min(of);
    }

    static String outOf(BigDecimal points, BigDecimal of) {
        return Figures.plain(points) + " of " + Figures.plain(of);
    }
}
