package savepoint.scenario;

import java.util.List;

/// Texts that tear SQL apart which was put together from pieces. Bound as parameters they are names like any other. None
/// of them means anything to LIKE.
public final class HostileTexts {
    /// What stands before the name of a table that is to be emptied.
    public static final String EMPTIES = "x'; DELETE FROM ";

    public static final List<String> ALL =
            List.of(
                    "O'Hara",
                    "' OR '1'='1",
                    "' OR 1=1 --",
                    "') OR ('1'='1",
                    "1 OR 1=1",
                    "''",
                    "\"quoted\"",
                    "' || (SELECT current_user) || '",
                    "x' UNION SELECT NULL --",
                    "-- gone",
                    "/* gone",
                    "$1",
                    "?",
                    "{d '2026-01-01'}",
                    "NULL");

    private HostileTexts() {}
}
