package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Which graders there are, as they say themselves every few seconds, on the database's clock.
public final class GraderBeats {
    private GraderBeats() {}

    /// Says that a grader lives.
    ///
    /// @param trouble why it takes nothing at present; empty where it does
    public static void beat(
            Connection connection, String name, int lanes, String version, Optional<String> trouble)
            throws SQLException {
        try (var beat =
                connection.prepareStatement(
                        """
                        insert into grader_beat (name, lanes, version, started_at, seen_at, trouble)
                        values (?, ?, ?, now(), now(), ?)
                        on conflict (name) do update
                           set lanes = excluded.lanes, version = excluded.version, seen_at = now(),
                               trouble = excluded.trouble\
                        """)) {
            beat.setString(1, name);
            beat.setInt(2, lanes);
            beat.setString(3, version);
            beat.setString(4, trouble.orElse(null));
            beat.executeUpdate();
        }
    }

    /// Says that a grader stops in order; one that says nothing any more has died.
    public static void end(Connection connection, String name) throws SQLException {
        try (var end = connection.prepareStatement("delete from grader_beat where name = ?")) {
            end.setString(1, name);
            end.executeUpdate();
        }
    }
}
