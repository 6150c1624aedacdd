package savepoint.grader.kind;

import java.sql.SQLException;

/// A kind that runs scenarios.
public non-sealed interface JavaKind<E extends Evidence> extends Kind<E> {
    /// @throws SQLException when a hand-in server failed in our hands
    CaseResult play(Stage stage) throws SQLException, InterruptedException;
}
