package savepoint.grader.generate;

/// Names and values as PostgreSQL reads them.
public final class Sql {
    private Sql() {}

    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// @param value null for NULL
    public static String value(String value) {
        return value == null ? "null" : "'" + value.replace("'", "''") + "'";
    }
}
