package savepoint.grader.verdict;

import java.util.List;

/// The statements that a program sent to its database, as the bridge saw them, in the order in which they came.
///
/// @param more statements that are not listed
/// @param statements executions of statements, without those that only begin, end or set something
/// @param roundTrips times that the program asked and waited
public record StatementLog(
        List<Entry> entries, int more, long connections, long statements, long roundTrips) {
    /// @param connection that it came on, from 1
    /// @param answer the server's word, such as `UPDATE 1`; may be empty
    /// @param control whether it only begins, ends or sets something
    /// @param marked whether this is the one that a message speaks of
    public record Entry(
            int connection, String sql, String answer, boolean control, boolean marked) {}
}
