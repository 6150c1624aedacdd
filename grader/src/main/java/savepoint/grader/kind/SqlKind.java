package savepoint.grader.kind;

import java.sql.SQLException;

/// A kind that asks any engine something for the hand-in.
public non-sealed interface SqlKind<E extends Evidence> extends Kind<E> {
    /// @throws SQLException when a hand-in server failed in our hands
    CaseResult ask(Desk desk) throws SQLException, InterruptedException;
}
