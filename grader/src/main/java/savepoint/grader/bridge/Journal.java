package savepoint.grader.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the sessions of one case did, written down as it happens.
final class Journal {
    private static final int MOST_KEPT = 5_000;

    /// These begin, end or set something and ask for nothing.
    private static final Set<String> CONTROL =
            Set.of(
                    "begin",
                    "start",
                    "commit",
                    "end",
                    "rollback",
                    "abort",
                    "savepoint",
                    "release",
                    "set",
                    "reset",
                    "show",
                    "discard",
                    "deallocate");

    private final List<Statement> kept = new ArrayList<>();
    private long connections;
    private long executed;
    private long statements;
    private long roundTrips;

    /// @return the connection's number, from 1
    synchronized int connection() {
        return Math.toIntExact(++connections);
    }

    synchronized void roundTrip() {
        roundTrips++;
    }

    synchronized Statement statement(int connection, String sql) {
        boolean control = isControl(sql);
        if (!control) statements++;
        var statement = new Statement(Math.toIntExact(++executed), connection, sql, control);
        if (kept.size() < MOST_KEPT) kept.add(statement);
        return statement;
    }

    private static boolean isControl(String sql) {
        var words = sql.stripLeading().split("[\\s;]", 2);
        return CONTROL.contains(words[0].toLowerCase(Locale.ROOT));
    }

    synchronized Traffic soFar() {
        return new Traffic(connections, statements, roundTrips);
    }

    synchronized List<Statement> kept() {
        return List.copyOf(kept);
    }
}
