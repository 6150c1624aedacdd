package savepoint.grader.kind;

import java.sql.SQLException;

/// A kind that wants to know of a PostgreSQL server what other engines do not tell.
public non-sealed interface ServerKind<E extends Evidence> extends Kind<E> {
    /// @throws SQLException when a hand-in server failed in our hands
    CaseResult ask(ServerDesk desk) throws SQLException, InterruptedException;
}
