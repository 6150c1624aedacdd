package savepoint.server.grading;

import java.util.List;

/// The statements that a program sent to its database, as its verdict shows them.
///
/// @param summary such as `4 statements in 5 round trips on 1 connection`
/// @param more statements that are not listed
public record LogView(String summary, List<Line> lines, int more) {
    /// @param times how often it was sent in a row
    /// @param answer the server's word to the last of them; null where there was none
    /// @param control whether it only begins, ends or sets something
    /// @param marked whether the check's message speaks of it
    public record Line(String sql, int times, String answer, boolean control, boolean marked) {}
}
