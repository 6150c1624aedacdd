package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.Map;
import savepoint.grader.bundle.Tables;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.database.CaseDatabase;

/// The tables that a scenario left, on whichever engine.
public interface Left {
    Map<String, Table> tables(Tables wanted) throws SQLException, ResultReader.TooLarge;

    /// Those of a PostgreSQL server.
    static Left in(CaseDatabase database) {
        return wanted -> States.after(database, wanted);
    }
}
