package savepoint.grader.kind;

import java.util.List;
import java.util.Optional;
import savepoint.grader.bridge.Statement;
import savepoint.grader.bridge.Traffic;
import savepoint.grader.check.Legible;
import savepoint.grader.verdict.StatementLog;

/// The bridge's notes as a verdict keeps them.
final class Logs {
    private static final int SHOWN = 60;

    private Logs() {}

    static StatementLog of(List<Statement> statements, Traffic traffic) {
        return of(statements, traffic, Optional.empty());
    }

    /// @param marked the number of the statement that matters
    static StatementLog of(List<Statement> statements, Traffic traffic, Optional<Integer> marked) {
        return new StatementLog(
                statements.stream()
                        .limit(SHOWN)
                        .map(one ->
                                new StatementLog.Entry(
                                        one.connection(),
                                        Legible.message(one.sql().strip()),
                                        one.answer(),
                                        one.control(),
                                        marked.filter(number -> number == one.number())
                                                .isPresent()))
                        .toList(),
                Math.max(0, statements.size() - SHOWN),
                traffic.connections(),
                traffic.statements(),
                traffic.roundTrips());
    }
}
