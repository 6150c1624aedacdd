package savepoint.server.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import savepoint.grader.bundle.Bundle;
import savepoint.server.web.ActivityPoints;
import savepoint.server.web.Link;

/// An assignment of a term: its row in the week and the bundle that is published for it now.
///
/// @param path its address
public record Assignment(Row row, String path, Bundle bundle) {
    /// As the database has it. `week`, `timeEstimate`, the three instants and the points are null where the week says
    /// nothing of them.
    public record Row(
            long activityId,
            String slug,
            String title,
            Integer week,
            String timeEstimate,
            @Nested Times times,
            BigDecimal points,
            BigDecimal pointsPeers,
            BigDecimal pointsReviewing,
            long versionId,
            String tree) {}

    /// When it may be handed in by whoever has no extension; each null where there is no such limit.
    public record Times(Instant opensAt, Instant dueAt, Instant closesAt) {}

    Optional<ActivityPoints> points() {
        return ActivityPoints.of(row.points(), row.pointsPeers(), row.pointsReviewing());
    }

    /// The way to it.
    public Link link() {
        return new Link(row.title(), path);
    }
}
