package savepoint.grader.kind;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.PlanCheck;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.check.TableComparison;
import savepoint.grader.verdict.Limit;

/// Asks the server how it carries out a query, after the hand-in has made its indexes.
record PlanKind(PlanCheck check) implements ServerKind<PlanKind.Planned> {
    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ";
    private static final String INDEX = "(?is)create\\s+(unique\\s+)?index\\s.*";

    record Planned(Table rows, PlanFacts facts) implements Evidence {}

    @Override
    public Class<Planned> evidence() {
        return Planned.class;
    }

    @Override
    public CaseResult ask(ServerDesk desk) throws SQLException, InterruptedException {
        var indexes = indexes(desk);
        var stranger = indexes.stream().filter(sql -> !sql.strip().matches(INDEX)).findFirst();
        if (stranger.isPresent())
            return new CaseResult.SqlFailed(
                    "%s may only hold CREATE INDEX statements".formatted(check.indexes().get()));
        return switch (SqlText.parse(desk.source(check.file()))) {
            case SqlText.Bad(var why) -> new CaseResult.SqlFailed(why);
            case SqlText.One(var sql) -> explain(desk, indexes, sql);
        };
    }

    private List<String> indexes(ServerDesk desk) throws SQLException {
        return check.indexes().isEmpty()
                ? List.of()
                : SqlText.statements(desk.source(check.indexes().get()));
    }

    private CaseResult explain(ServerDesk desk, List<String> indexes, String sql)
            throws SQLException, InterruptedException {
        try (var database = desk.own()) {
            return desk.timed(() -> {
                try (var connection = database.student(desk.limits().cpu(), desk.limits().wall())) {
                    for (var index : indexes) execute(connection, index);
                    execute(connection, "ANALYZE");
                    connection.setReadOnly(true);
                    connection.setAutoCommit(false);
                    var rows = query(connection, sql, desk.limits().rows());
                    // once more: what was to be set up for the first time is set up
                    var plan = query(connection, EXPLAIN + sql, 1).rows().getFirst().getFirst();
                    return new CaseResult.Found(new Planned(rows, PlanFacts.of(plan)));
                } catch (ResultReader.TooLarge tooLarge) {
                    return new CaseResult.LimitHit(
                            Limit.ROWS, "the result has " + tooLarge.getMessage());
                } catch (SQLException refused) {
                    return Refusals.of(desk, database.timedOut(), refused);
                }
            });
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static Table query(Connection connection, String sql, int most)
            throws SQLException, ResultReader.TooLarge {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(500);
            statement.setEscapeProcessing(false);
            try (var result = statement.executeQuery(sql)) {
                return ResultReader.read(result, most);
            }
        }
    }

    @Override
    public Optional<Finding> compare(Planned expected, Planned got) {
        return new TableComparison(new Check.Order.Bag(), false, BigDecimal.ZERO)
                .compare(expected.rows(), got.rows())
                .map(difference -> new Finding("result", difference))
                .or(() -> scans(got))
                .or(() -> indexes(got))
                .or(() -> buffers(expected, got));
    }

    private Optional<Finding> scans(Planned got) {
        return check.noSeqScan().stream()
                .filter(got.facts().scanned()::contains)
                .findFirst()
                .map(table -> finding("table %s is read from end to end".formatted(table), got));
    }

    private Optional<Finding> indexes(Planned got) {
        return check.usesIndexOn().stream()
                .filter(table -> !got.facts().indexed().contains(table))
                .findFirst()
                .map(table -> finding("no index of table %s is used".formatted(table), got));
    }

    private Optional<Finding> buffers(Planned expected, Planned got) {
        if (check.buffers().isEmpty()
                || BigDecimal.valueOf(got.facts().buffers())
                                .compareTo(
                                        check.buffers()
                                                .get()
                                                .multiply(
                                                        BigDecimal.valueOf(
                                                                expected.facts().buffers())))
                        <= 0) return Optional.empty();
        return Optional.of(
                finding(
                        "it reads %d pages, the reference %d: at most %s times as many are allowed"
                                .formatted(
                                        got.facts().buffers(),
                                        expected.facts().buffers(),
                                        check.buffers().get().toPlainString()),
                        got));
    }

    /// A plan tells nothing of rows.
    private static Finding finding(String words, Planned got) {
        return Finding.inWords(
                "%s. The plan: %s".formatted(words, String.join(" ← ", got.facts().nodes())));
    }
}
