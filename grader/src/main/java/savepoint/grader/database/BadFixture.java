package savepoint.grader.database;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/// An author's SQL does not run: the fault of the bundle, not of a hand-in.
public final class BadFixture extends SQLException {
    private static final long serialVersionUID = 1;

    private final int fixture;
    private final int line;

    BadFixture(int fixture, int line, PSQLException cause) {
        this(fixture, line, cause.getServerErrorMessage().getMessage(), cause.getSQLState(), cause);
    }

    /// As another engine says it.
    public BadFixture(int fixture, int line, String message) {
        this(fixture, line, message, null, null);
    }

    private BadFixture(int fixture, int line, String message, String state, Throwable cause) {
        super(
                "%s line %d: %s"
                        .formatted(fixture == 0 ? "schema" : "fixture " + fixture, line, message),
                state,
                cause);
        this.fixture = fixture;
        this.line = line;
    }

    /// Which text: 0 is the schema, n the n-th fixture.
    public int fixture() {
        return fixture;
    }

    /// Where in that text, from 1.
    public int line() {
        return line;
    }
}
