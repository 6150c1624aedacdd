package savepoint.grader.database;

import java.io.IOException;
import java.sql.SQLException;

/// A server sent more at once than we take into our memory; the session ended with it.
public final class AnswerTooLarge extends IOException {
    private static final long serialVersionUID = 1;

    /// What a student reads of it.
    public static final String WORDS =
            "more than %d MB at once".formatted(AnswerGuard.MOST_AT_ONCE >> 20);

    AnswerTooLarge() {
        super(WORDS);
    }

    /// Whether this is why a session ended.
    public static boolean ended(SQLException failure) {
        return failure.getCause() instanceof AnswerTooLarge;
    }
}
