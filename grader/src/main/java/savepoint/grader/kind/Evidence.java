package savepoint.grader.kind;

import java.util.List;
import java.util.Optional;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Table;
import savepoint.grader.verdict.StatementLog;

/// What a kind of check found out about a hand-in or the solution on one fixture.
public interface Evidence {
    /// What scenarios observed, each time that one ran.
    default List<Observation.Answer> answers() {
        return List.of();
    }

    /// Why this cannot be what hand-ins are compared with; empty where it can.
    default Optional<String> unfit() {
        return Optional.empty();
    }

    /// Rows to show to whoever asked to see what a query does.
    default Optional<Table> shown() {
        return Optional.empty();
    }

    /// The statements that were sent, where a kind judges them.
    default Optional<StatementLog> sent() {
        return Optional.empty();
    }
}
