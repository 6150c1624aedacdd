package savepoint.server.deadline;

import java.time.Instant;

/// More time for a student or for a section. Of `student` and `section` one is null, of the two times one may be; the
/// last three are null while it holds.
record Extension(
        String ref,
        String student,
        String section,
        Instant dueAt,
        Instant closesAt,
        String reason,
        String grantedBy,
        Instant grantedAt,
        String revokedBy,
        Instant revokedAt,
        String revokedFor) {}
