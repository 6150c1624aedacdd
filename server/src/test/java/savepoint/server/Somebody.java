package savepoint.server;

import java.util.Locale;

/// Everybody whom every route is tried as.
public enum Somebody {
    VISITOR,
    STUDENT,
    OTHER_STUDENT,
    /// A student who was given the student's hand-in to review.
    PEER_REVIEWER,
    /// Was a student of the term, and dropped it.
    DROPPED_STUDENT,
    ASSISTANT,
    /// Was an assistant of the term, and was removed from it.
    REMOVED_ASSISTANT,
    INSTRUCTOR,
    INSTRUCTOR_OF_ANOTHER_COURSE,
    ADMINISTRATOR;

    /// Their e-mail address.
    public String email() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.') + "@example.org";
    }
}
