package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.Optional;
import savepoint.grader.bundle.RowsCheck;
import savepoint.grader.check.TableComparison;

/// Compares a query's rows.
record RowsKind(RowsCheck check) implements SqlKind<Queried> {
    @Override
    public Class<Queried> evidence() {
        return Queried.class;
    }

    @Override
    public CaseResult ask(Desk desk) throws SQLException, InterruptedException {
        return switch (SqlText.parse(desk.source(check.file()))) {
            case SqlText.Bad(var why) -> new CaseResult.SqlFailed(why);
            case SqlText.One(var sql) -> new Query(desk, sql).rows();
        };
    }

    @Override
    public Optional<Finding> compare(Queried expected, Queried got) {
        return new TableComparison(check.order(), check.byName(), check.tolerance())
                .compare(expected.rows(), got.rows())
                .map(difference -> new Finding("result", difference));
    }
}
