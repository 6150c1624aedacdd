package savepoint.server.points;

import java.util.List;
import savepoint.server.web.Link;

/// Where a student's points come from (`points/points.html`).
///
/// `open` says that something is still to come, which the lines that are `open` name.
public record PointsPage(Link assignment, List<Line> lines, String total, String of, boolean open) {
    /// One part: `of` is null for what only takes points off, which `points` then says with its sign.
    public record Line(String name, String points, String of, String says, boolean open) {}
}
