package savepoint.server.api;

import java.math.BigDecimal;
import java.util.List;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.LogView;
import savepoint.server.grading.RowTable;
import savepoint.server.grading.VerdictView;

/// A verdict as programs read it: what its page shows, and no more. What there is nothing to say of is null or empty.
///
/// @param kind graded, limit-hit, compile-failed, refused or grader-fault
public record VerdictJson(
        String kind,
        int passed,
        int total,
        BigDecimal points,
        BigDecimal of,
        List<Check> checks,
        List<CodeError> errors,
        String limit,
        String reason,
        String incident) {

    /// One check; `outcome` is passed, failed or not-run, `log` the statements that it is about.
    public record Check(
            String slug,
            String about,
            String outcome,
            BigDecimal points,
            BigDecimal of,
            String message,
            String hint,
            String seenOn,
            String expected,
            String found,
            List<Table> tables,
            LogView log) {}

    /// The rows in which a table or a result differs; `more` counts those not shown.
    public record Table(String title, List<String> columns, List<Row> rows, int more) {}

    /// A row; `kind` is missing, unexpected, differing or same.
    public record Row(String kind, List<RowTable.Cell> cells) {}

    static VerdictJson of(VerdictView view) {
        return new VerdictJson(
                view.kind().code(),
                view.passed(),
                view.total(),
                number(view.points()),
                number(view.of()),
                view.checks().stream().map(VerdictJson::check).toList(),
                view.errors(),
                view.limit(),
                view.reason(),
                view.incident());
    }

    boolean hasPoints() {
        return kind.equals(VerdictView.Kind.GRADED.code())
                || kind.equals(VerdictView.Kind.LIMIT_HIT.code());
    }

    private static Check check(CheckView view) {
        return new Check(
                view.slug(),
                view.about(),
                view.outcome().code(),
                number(view.points()),
                number(view.of()),
                view.message(),
                view.hint(),
                view.seenOn(),
                view.expected(),
                view.found(),
                view.tables().stream()
                        .map(table ->
                                new Table(
                                        table.title(),
                                        table.columns(),
                                        table.rows().stream().map(VerdictJson::row).toList(),
                                        table.more()))
                        .toList(),
                view.log());
    }

    private static Row row(RowTable.Row row) {
        return new Row(row.kind().code(), row.cells());
    }

    private static BigDecimal number(String formatted) {
        return formatted == null ? null : new BigDecimal(formatted);
    }
}
