package savepoint.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/// The PostgreSQL server that a test run has for itself.
///
/// @param address `host:port`
/// @param administrator the superuser's name
record TestServer(String address, String administrator, String password) {
    // Names the image to run instead of the embedded server; set by the Maven profile `containers`.
    private static final String IMAGE = "savepoint.test.image";

    static TestServer start() throws IOException, SQLException {
        String image = System.getProperty(IMAGE);
        var server = image == null ? embedded() : container(image);
        // No test's rows need to outlast a power cut.
        server.execute(
                "alter system set fsync = off",
                "alter system set full_page_writes = off",
                "alter system set synchronous_commit = off",
                "select pg_reload_conf()");
        return server;
    }

    void execute(String... statements) throws SQLException {
        var login =
                new DatabaseLogin(
                        "jdbc:postgresql://" + address + "/postgres", administrator, password);
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    private static TestServer embedded() throws IOException {
        Path folder =
                Files.createTempDirectory(
                        "savepoint-test-",
                        // Closed to reading, open to the account that PostgreSQL runs under
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx--x--x")));
        Path database = folder.resolve("database");
        var postgres = EmbeddedPostgres.start(database, TestData.binaries());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(postgres, folder)));
        String port = Files.readString(database.resolve("port")).strip();
        String password =
                Files.readString(database.resolve("passwords").resolve(NewCluster.SUPERUSER))
                        .strip();
        return new TestServer("127.0.0.1:" + port, NewCluster.SUPERUSER, password);
    }

    private static void discard(EmbeddedPostgres postgres, Path folder) {
        postgres.close();
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestServer container(String image) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "No Docker engine answers, and the profile `containers` needs one to run "
                            + image
                            + ". Start it, or run the tests without -Pcontainers.");
        }
        var name = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
        var container = new PostgreSQLContainer(name).withUsername("postgres");
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        container.start();
        String port =
                Integer.toString(container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
        return new TestServer(
                container.getHost() + ":" + port, container.getUsername(), container.getPassword());
    }
}
