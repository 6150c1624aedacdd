package savepoint.server.gradebook.facts;

import java.time.Instant;
import savepoint.server.deadline.Deadline;
import savepoint.server.gradebook.maths.Cell;

/// A student's activity: what it came to by itself, and what holds.
///
/// @param earned what it came to by itself
/// @param holds the same, unless staff decided otherwise
/// @param deadline this student's times
/// @param submission the ref of an assignment's hand-in; null where there is none
/// @param decision what staff decided last; null where they never did
public record Fact(
        Cell earned, Cell holds, Deadline deadline, String submission, Decision decision) {

    /// What staff decided about a cell: `kind` is `points`, `excused` or `none`.
    public record Decision(int version, String kind, String reason, String by, Instant at) {}

    /// The version that an edit of it is based on; 0 where staff never decided anything.
    public int version() {
        return decision == null ? 0 : decision.version();
    }
}
