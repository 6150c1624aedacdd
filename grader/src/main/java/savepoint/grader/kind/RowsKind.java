package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Check.Order;
import savepoint.grader.bundle.RowsCheck;
import savepoint.grader.check.Table;
import savepoint.grader.check.TableComparison;

/// Compares a query's rows. Where their order matters, or which of them there are depends on one, the query is asked
/// once more with the tables stored in another order and other habits of the planner.
record RowsKind(RowsCheck check) implements SqlKind<Queried> {
    private static final Pattern CHOOSES =
            Pattern.compile("\\b(limit|fetch|distinct\\s+on|over)\\b", Pattern.CASE_INSENSITIVE);

    @Override
    public Class<Queried> evidence() {
        return Queried.class;
    }

    @Override
    public CaseResult ask(Desk desk) throws SQLException, InterruptedException {
        return switch (SqlText.parse(desk.source(check.file()))) {
            case SqlText.Bad(var why) -> new CaseResult.SqlFailed(why);
            case SqlText.One(var sql) -> ask(desk, sql);
        };
    }

    private CaseResult ask(Desk desk, String sql) throws SQLException, InterruptedException {
        return switch (desk.rows(sql)) {
            case Asked.Rows(var rows) when dependsOnOrder(sql) ->
                    switch (desk.rowsInOtherOrder(sql)) {
                        case Asked.Rows(var again) -> found(rows, Optional.of(again));
                        case Asked.Refused(var why) -> why;
                    };
            case Asked.Rows(var rows) -> found(rows, Optional.empty());
            case Asked.Refused(var why) -> why;
        };
    }

    private CaseResult found(Table rows, Optional<Table> again) {
        return new CaseResult.Found(new Queried(rows, again, comparison()));
    }

    private boolean dependsOnOrder(String sql) {
        return switch (check.order()) {
            case Order.Exact _, Order.Sorted _ -> true;
            case Order.Bag _, Order.SetOf _ -> CHOOSES.matcher(sql).find();
        };
    }

    private TableComparison comparison() {
        return new TableComparison(check.order(), check.byName(), check.tolerance());
    }

    @Override
    public Optional<Finding> compare(Queried expected, Queried got) {
        return comparison()
                .compare(expected.rows(), got.rows())
                .or(() -> got.luck(expected.rows()))
                .map(difference -> new Finding("result", difference));
    }
}
