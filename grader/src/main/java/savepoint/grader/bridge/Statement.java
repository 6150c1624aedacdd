package savepoint.grader.bridge;

/// A statement that was sent to the server, and what the server said to it.
public final class Statement {
    private final int number;
    private final int connection;
    private final String sql;
    private final boolean control;
    private volatile String answer = "";

    Statement(int number, int connection, String sql, boolean control) {
        this.number = number;
        this.connection = connection;
        this.sql = sql;
        this.control = control;
    }

    /// Its place among all statements of its case, from 1.
    public int number() {
        return number;
    }

    /// The connection it came on, from 1 in the order in which they were opened.
    public int connection() {
        return connection;
    }

    /// As it was sent: parameters are `$1`, `$2`.
    public String sql() {
        return sql;
    }

    /// Whether it only begins, ends or sets something.
    public boolean control() {
        return control;
    }

    /// The server's word for what it did, such as `UPDATE 1`, or the SQLSTATE of its error; empty while there is none.
    public String answer() {
        return answer;
    }

    void answered(String word) {
        answer = word;
    }
}
