package savepoint.server.people;

import java.util.Locale;

/// What a person is in a term.
public enum Role {
    STUDENT,
    ASSISTANT,
    INSTRUCTOR;

    /// As the database writes it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
