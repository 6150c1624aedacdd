package savepoint.runner.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/// SQLite on a file in the box's own memory. Whoever made the file may have made it to harm who reads it.
final class SqliteEngine implements Engine {
    /// Nobody else has the file, and boxes know no file locks.
    private static final String URL = "jdbc:sqlite:file:/tmp/engine.db?vfs=unix-none";

    private static final Path FILE = Path.of("/tmp/engine.db");

    // sqlite.org/fileformat2.html: what a program had not finished is in one of these
    private static final List<String> SUFFIXES = List.of("", "-journal", "-wal");

    // all else opens other files, changes settings of the whole process, or writes
    private static final Set<String> QUERIES = Set.of("select", "with", "values", "explain");

    // the driver puts a description before the engine's own words
    private static final Pattern SAID =
            Pattern.compile("\\[(SQLITE_\\w+)].*? \\((.*)\\)", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("^\\[(SQLITE_\\w+)]");

    @Override
    public void begin() throws IOException {
        for (var suffix : SUFFIXES) Files.deleteIfExists(file(suffix));
    }

    @Override
    public void load(List<byte[]> parts) throws IOException {
        begin();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).length > 0) Files.write(file(SUFFIXES.get(i)), parts.get(i));
        }
    }

    private static Path file(String suffix) {
        return FILE.resolveSibling(FILE.getFileName() + suffix);
    }

    @Override
    public byte[] image() throws IOException {
        return Files.exists(FILE) ? Files.readAllBytes(FILE) : new byte[0];
    }

    @Override
    public Connection owner() throws SQLException {
        return open("foreign_keys=on", "limit_attached=0");
    }

    @Override
    public Connection maker() throws SQLException {
        return owner();
    }

    @Override
    public Connection reader(boolean otherwise) throws SQLException {
        return open(
                "limit_attached=0",
                "limit_length=16777216",
                "reverse_unordered_selects=" + (otherwise ? "on" : "off"),
                "query_only=on");
    }

    @Override
    public Connection checker() throws SQLException {
        var connection =
                open("limit_attached=0", "trusted_schema=off", "cell_size_check=on", "mmap_size=0");
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("pragma integrity_check(1)")) {
            result.next();
            if (!"ok".equals(result.getString(1))) throw new SQLException("the file is damaged");
            return connection;
        } catch (SQLException damaged) {
            connection.close();
            throw damaged;
        }
    }

    private static Connection open(String... settings) throws SQLException {
        var known = new Properties();
        var pragmas = new ArrayList<String>();
        for (var setting : settings) {
            if (setting.startsWith("limit_")) {
                var parts = setting.split("=", 2);
                known.setProperty(parts[0], parts[1]);
            } else pragmas.add(setting);
        }
        var connection = DriverManager.getConnection(URL, known);
        try (var statement = connection.createStatement()) {
            // a write-ahead log is read without the shared memory that needs locks
            statement.execute("pragma locking_mode=exclusive");
            for (var pragma : pragmas) statement.execute("pragma " + pragma);
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }

    @Override
    public Set<String> queries() {
        return QUERIES;
    }

    @Override
    public String schema() {
        return null;
    }

    @Override
    public String tableNames() {
        // a view or a virtual table that took a table's name is none
        return "select name from sqlite_schema where type = 'table' and rootpage > 0"
                + " and name not like 'sqlite\\_%' escape '\\' order by name";
    }

    @Override
    public String definitions() {
        return "select type, name, tbl_name, sql from sqlite_schema where name not like 'sqlite\\_stat%' escape '\\'";
    }

    @Override
    public String words(SQLException refused) {
        var message = String.valueOf(refused.getMessage());
        var said = SAID.matcher(message);
        return said.matches() ? "%s [%s]".formatted(said.group(2), said.group(1)) : message;
    }

    @Override
    public String code(SQLException refused) {
        var code = CODE.matcher(String.valueOf(refused.getMessage()));
        return code.find() ? code.group(1) : "SQLITE_ERROR";
    }
}
