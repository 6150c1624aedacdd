package savepoint.server;

import java.util.Locale;

/// Everybody whom every route is tried as.
public enum Somebody {
    VISITOR,
    STUDENT,
    OTHER_STUDENT,
    ASSISTANT,
    INSTRUCTOR,
    INSTRUCTOR_OF_ANOTHER_COURSE,
    ADMINISTRATOR;

    /// Their e-mail address.
    public String email() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.') + "@example.org";
    }
}
