package savepoint.runner.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// H2 in the memory of its box. Whoever is not its owner is no administrator, and so reads no files, calls no Java and
/// changes no settings.
final class H2Engine implements Engine {
    private static final String ADDRESS = "jdbc:h2:mem:database";

    /// Of users inside a box where nobody else is.
    private static final String PASSWORD = "-";

    // names as they are written and compared in other engines; it stays while nobody is connected
    private static final String NEW =
            ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    private static final String OWNER = "owner";
    private static final String MAKER = "maker";
    private static final String READER = "reader";
    private static final Set<String> QUERIES =
            Set.of("select", "with", "values", "table", "explain");

    private boolean begun;

    @Override
    public void begin() throws SQLException {
        if (begun) execute(OWNER, "shutdown immediately");
        begun = true;
        try (var connection = connect(NEW, OWNER);
                var statement = connection.createStatement()) {
            statement.execute("create user %s password '%s'".formatted(READER, PASSWORD));
            statement.execute("grant select on schema public to " + READER);
            statement.execute("create user %s password '%s'".formatted(MAKER, PASSWORD));
            statement.execute("grant alter any schema to " + MAKER);
        }
    }

    private static void execute(String user, String... statements) throws SQLException {
        try (var connection = connect("", user);
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private static Connection connect(String settings, String user) throws SQLException {
        return DriverManager.getConnection(ADDRESS + settings, user, PASSWORD);
    }

    @Override
    public void load(List<byte[]> parts) throws SQLException {
        throw new SQLException("this engine keeps no files");
    }

    @Override
    public byte[] image() throws SQLException {
        throw new SQLException("this engine keeps no files");
    }

    @Override
    public Connection owner() throws SQLException {
        return connect("", OWNER);
    }

    @Override
    public Connection maker() throws SQLException {
        return connect("", MAKER);
    }

    @Override
    public Connection reader(boolean otherwise) throws SQLException {
        if (otherwise) turnRound();
        return connect("", READER);
    }

    /// Stores the rows of each table the other way round, where no key decides that.
    private void turnRound() throws SQLException {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (var table : tables(connection)) {
                var name = '"' + table.replace("\"", "\"\"") + '"';
                statement.execute(
                        "create table savepoint_copy as select * from %s order by _rowid_ desc"
                                .formatted(name));
                statement.execute("delete from " + name);
                statement.execute(
                        "insert into %s overriding system value select * from savepoint_copy"
                                .formatted(name));
                statement.execute("drop table savepoint_copy");
            }
            statement.execute("set referential_integrity true");
        }
    }

    @Override
    public Connection checker() throws SQLException {
        return owner();
    }

    @Override
    public Set<String> queries() {
        return QUERIES;
    }

    @Override
    public String schema() {
        return "public";
    }

    @Override
    public String tableNames() {
        return "select table_name from information_schema.tables where table_schema = 'public'"
                + " and table_type = 'BASE TABLE' order by table_name";
    }

    /// Only its owner changes what others made.
    @Override
    public String definitions() {
        return null;
    }

    @Override
    public String words(SQLException refused) {
        var message = String.valueOf(refused.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return "%s [%s]"
                .formatted(
                        statement < 0 ? message : message.substring(0, statement),
                        refused.getSQLState());
    }

    @Override
    public String code(SQLException refused) {
        return String.valueOf(refused.getSQLState());
    }
}
