package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bridge.Passage;
import savepoint.grader.bridge.Statement;
import savepoint.grader.bundle.LeaksCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.verdict.StatementLog;

/// Looks what a scenario has left open when all its calls have returned, and whether there were connections enough.
record LeaksKind(LeaksCheck check) implements JavaKind<LeaksKind.Left> {
    /// @param open connections that nobody closed
    /// @param refused connections that were one too many
    record Left(
            Observation.Answer answer,
            List<Passage.Open> open,
            long refused,
            List<Statement> statements,
            StatementLog log)
            implements Evidence {
        @Override
        public List<Observation.Answer> answers() {
            return List.of(answer);
        }

        @Override
        public Optional<StatementLog> sent() {
            return Optional.of(log);
        }

        @Override
        public Optional<String> unfit() {
            return refused > 0
                    ? Optional.of("needs more connections than the check allows")
                    : Optional.empty();
        }

        private long inTransaction() {
            return open.stream().filter(Passage.Open::inTransaction).count();
        }

        /// The last statement on the first of these connections: the one whose place in the code is worth a look.
        private String last(List<Passage.Open> connections) {
            return connections.stream()
                    .findFirst()
                    .flatMap(one ->
                            statements.stream()
                                    .filter(statement -> statement.connection() == one.connection())
                                    .filter(statement -> !statement.control())
                                    .reduce((_, later) -> later))
                    .map(statement ->
                            "; the last statement of the first one: "
                                    + statement.sql().strip().replaceAll("\\s+", " "))
                    .orElse("");
        }
    }

    @Override
    public Class<Left> evidence() {
        return Left.class;
    }

    @Override
    public CaseResult play(Stage stage) throws SQLException, InterruptedException {
        return Play.result(
                stage.play(
                        new Stage.Scene<>(
                                check.scenario(),
                                stage.fixture(),
                                new Narrow(check.connections().orElse(Integer.MAX_VALUE)),
                                (answer, database) -> {
                                    var open = database.leftOpen();
                                    var statements = database.statements();
                                    return new Left(
                                            answer,
                                            open,
                                            database.refused(),
                                            statements,
                                            Logs.of(statements, database.traffic()));
                                })));
    }

    /// Lets so many connections in at a time.
    private record Narrow(int connections) implements Interference {}

    @Override
    public Optional<Finding> compare(Left expected, Left got) {
        if (got.refused() > 0)
            return Optional.of(
                    Finding.inWords(
                            "connections ran out: they are not given back",
                            "connections ran out: %d were open when one more was asked for%s"
                                    .formatted(
                                            check.connections().orElseThrow(),
                                            got.last(got.open()))));
        if (got.inTransaction() > expected.inTransaction()) {
            var open = got.open().stream().filter(Passage.Open::inTransaction).toList();
            return Optional.of(
                    Finding.inWords(
                            "a transaction is still open when all calls have returned",
                            "%s still open when all calls have returned%s"
                                    .formatted(
                                            number(open.size(), "transaction"), got.last(open))));
        }
        if (got.open().size() > expected.open().size())
            return Optional.of(
                    Finding.inWords(
                            "connections are still open when all calls have returned",
                            "%s still open when all calls have returned, the reference leaves %s%s"
                                    .formatted(
                                            number(got.open().size(), "connection"),
                                            expected.open().isEmpty()
                                                    ? "none"
                                                    : String.valueOf(expected.open().size()),
                                            got.last(got.open()))));
        return Optional.empty();
    }

    private static String number(int count, String what) {
        return count == 1 ? "1 %s is".formatted(what) : "%d %ss are".formatted(count, what);
    }
}
