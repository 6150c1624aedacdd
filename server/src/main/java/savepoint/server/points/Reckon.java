package savepoint.server.points;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Optional;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.server.points.Reckoning.Line;
import savepoint.server.web.Figures;

/// From facts to points, by the assignment's policy. The same facts always give the same points.
public final class Reckon {
    // Points are shown and counted in hundredths.
    private static final int PLACES = 2;

    private Reckon() {}

    /// The points with the lines that explain them. What the parts come to is brought to what the week's table gives for
    /// them, and rounded there, once.
    public static Reckoning of(Facts facts) {
        var points = facts.points();
        var worth = facts.worth();
        var earned = InstructorPart.of(facts);
        var instructor = brought(earned, worth.instructor());
        var peers = brought(PeersPart.of(facts, earned), worth.peers());
        var reviewing = brought(ReviewingPart.of(facts), worth.reviewing());
        var lines = new ArrayList<Line>();
        lines.add(instructor);
        if (points.peers().signum() > 0) lines.add(peers);
        if (points.reviewing().signum() > 0) lines.add(reviewing);
        late(facts, instructor, peers, reviewing).ifPresent(lines::add);
        return new Reckoning(lines, worth.total());
    }

    private static Line brought(Line line, BigDecimal worth) {
        if (line.of().signum() == 0 || line.of().compareTo(worth) == 0)
            return new Line(
                    line.name(), rounded(line.points()), line.of(), line.says(), line.isOpen());
        var says =
                line.points().signum() == 0
                        ? line.says()
                        : "%s; %s, brought to the %s of the week's table"
                                .formatted(
                                        line.says(),
                                        outOf(rounded(line.points()), line.of()),
                                        Figures.plain(worth));
        var points = rounded(share(worth, line.points(), line.of()));
        return new Line(line.name(), points, worth, says, line.isOpen());
    }

    /// In hundredths of a point.
    static BigDecimal rounded(BigDecimal points) {
        return points.scale() <= PLACES ? points : points.setScale(PLACES, RoundingMode.HALF_UP);
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

    /// So many of the points, not rounded.
    static BigDecimal share(BigDecimal points, BigDecimal part, BigDecimal of) {
        return of.signum() == 0
                ? BigDecimal.ZERO
                : points.multiply(part).divide(of, MathContext.DECIMAL128);
    }

    /// Within nothing and all of the part.
    static BigDecimal within(BigDecimal points, BigDecimal of) {
        return points.max(BigDecimal.ZERO).min(of);
    }

    static String outOf(BigDecimal points, BigDecimal of) {
        return Figures.plain(points) + " of " + Figures.plain(of);
    }
}
