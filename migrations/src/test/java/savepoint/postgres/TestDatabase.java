package savepoint.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import savepoint.migrations.Migrations;

/// Where tests get databases from: one server for the run, embedded, or in a container with `-Pcontainers`.
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    // No secret: the server listens to this machine alone, for as long as the tests run.
    private static final String PASSWORD = "test";

    private static final AtomicInteger made = new AtomicInteger();
    private static TestServer server;

    private TestDatabase() {}

    /// A database of its own with today's schema and no rows; it goes with the server when the run ends.
    public static PlatformDatabase fresh() throws IOException, SQLException {
        TestServer server = server();
        String name = "test_" + made.incrementAndGet();
        server.execute(
                "create database %s template %s owner %s".formatted(name, TEMPLATE, Roles.OWNER));
        return open(server, name);
    }

    private static synchronized TestServer server() throws IOException, SQLException {
        if (server == null) {
            var fresh = TestServer.start();
            prepare(fresh);
            server = fresh;
        }
        return server;
    }

    private static void prepare(TestServer server) throws IOException, SQLException {
        // The embedded server comes with both; an image with neither.
        server.execute("drop database if exists savepoint");
        for (String role : Roles.ALL) server.execute("drop role if exists " + role);
        server.execute(
                "create role %s login password '%s'".formatted(Roles.OWNER, PASSWORD),
                "create role " + Roles.SERVER,
                "create role " + Roles.GRADER,
                "grant %s, %s to %s".formatted(Roles.SERVER, Roles.GRADER, Roles.OWNER),
                "create database %s owner %s template template0 encoding UTF8 locale_provider builtin locale 'C.UTF-8'"
                        .formatted(TEMPLATE, Roles.OWNER));
        Migrations.run(open(server, TEMPLATE).owner());
    }

    private static PlatformDatabase open(TestServer server, String name) throws IOException {
        return ExternalPostgres.open(
                "postgresql://%s@%s/%s".formatted(Roles.OWNER, server.address(), name),
                Map.of(ExternalPostgres.PASSWORD, PASSWORD));
    }
}
