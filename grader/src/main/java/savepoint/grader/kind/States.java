package savepoint.grader.kind;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.Tables;
import savepoint.grader.check.Difference;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.check.TableComparison;
import savepoint.grader.database.CaseDatabase;

/// The tables of a database, read and compared.
final class States {
    private static final TableComparison COMPARISON =
            new TableComparison(new Check.Order.Bag(), false, BigDecimal.ZERO);

    private States() {}

    /// What the hand-in left, once its sessions have ended.
    static Map<String, Table> after(CaseDatabase database, Tables tables)
            throws SQLException, ResultReader.TooLarge {
        database.endStudentSessions();
        return of(database, tables);
    }

    static Map<String, Table> of(CaseDatabase database, Tables tables)
            throws SQLException, ResultReader.TooLarge {
        try (var checker = database.checker()) {
            return ResultReader.tables(checker, tables.named(), tables.ignore());
        }
    }

    /// A table that is not what it should be.
    record Changed(String table, Difference how) {
        Finding notWhatTheReferenceLeaves(String more) {
            return finding("table %s is not what the reference leaves".formatted(table), more);
        }

        /// @param what said of the table, before how it differs
        /// @param more after that, for those who may see data
        Finding finding(String what, String more) {
            return new Finding(
                    table,
                    new Difference(
                            what + ": " + how.category(),
                            what + ": " + how.words() + more,
                            how.columns(),
                            how.rows(),
                            how.more()));
        }
    }

    /// The first table that differs.
    static Optional<Changed> difference(Map<String, Table> expected, Map<String, Table> got) {
        for (var table : expected.entrySet()) {
            var found = got.get(table.getKey());
            var difference =
                    found == null
                            ? Optional.of(Difference.inWords("the table is gone"))
                            : COMPARISON.compare(table.getValue(), found);
            if (difference.isPresent())
                return Optional.of(new Changed(table.getKey(), difference.get()));
        }
        return Optional.empty();
    }
}
