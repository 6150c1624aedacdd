package savepoint.server.deadline;

import java.time.Instant;

/// A student's request for more time. The last four are null while it is open; `grantedUntil` where it was declined, too.
record ExtensionRequest(
        long id,
        String ref,
        long activityId,
        String activity,
        long enrolmentId,
        String enrolment,
        String student,
        Instant until,
        String reason,
        Instant askedAt,
        Instant dueAt,
        Instant grantedUntil,
        String words,
        String answeredBy,
        Instant answeredAt) {

    boolean isOpen() {
        return answeredAt == null;
    }
}
