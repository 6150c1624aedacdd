package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.sandbox.TestSandbox;
import savepoint.postgres.PostgresBinaries;
import savepoint.postgres.TestData;

/// Real hand-in servers for tests, and short words for what is asked of them.
final class TestServers {
    private static final Path WORK = Path.of("target/hand-in-servers").toAbsolutePath();

    static final Duration LIMIT = Duration.ofSeconds(20);

    static final Template BANK =
            Template.of(
                    """
                    create table account (id int primary key, owner text not null, balance numeric(10, 2) not null check (balance >= 0));
                    create table transfer (id int generated always as identity primary key, amount numeric(10, 2) not null);
                    """,
                    List.of("insert into account values (1, 'Ada', 300), (2, 'Bea', 20);"));

    private static final Map<CaseDatabase, Bridge> BRIDGES = new ConcurrentHashMap<>();

    private TestServers() {}

    static HandInServers open() throws IOException {
        Files.createDirectories(WORK);
        return HandInServers.open(TestSandbox.sandbox(), binaries(), WORK);
    }

    static PostgresBinaries binaries() throws IOException {
        return TestData.binaries();
    }

    /// Logs in as a hand-in does, over a bridge of its database's own.
    static Connection student(HandInServers servers, CaseDatabase database) throws SQLException {
        return through(
                BRIDGES.computeIfAbsent(database, _ -> admitted(servers, database)), database);
    }

    private static Bridge admitted(HandInServers servers, CaseDatabase database) {
        Bridge bridge = servers.bridge();
        database.admit(bridge);
        return bridge;
    }

    /// Logs in with the hand-in's name and password over this bridge.
    static Connection through(Bridge bridge, CaseDatabase database) throws SQLException {
        return new ServerLogin(
                        bridge.folder().resolve(Bridge.SOCKET),
                        database.role(),
                        database.password())
                .connect(database.name(), LIMIT, "");
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String refused(Connection connection, String sql) {
        return assertThrows(SQLException.class, () -> execute(connection, sql), sql).getSQLState();
    }

    static String ask(Connection connection, String query) throws SQLException {
        return first(connection, query).orElseThrow();
    }

    static Optional<String> first(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
