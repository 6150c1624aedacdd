package savepoint.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import savepoint.migrations.Migrations;

/// Where tests get databases from: one server for the run, embedded, or in a container with `-Pcontainers`.
public final class TestDatabase {
    private static final String TEMPLATE = "migrated";
    // No secret: the server listens to this machine alone, for as long as the tests run.
    private static final String PASSWORD = "test";

    private static final AtomicInteger made = new AtomicInteger();

    private static final FutureTask<TestServer> starting = new FutureTask<>(TestDatabase::start);

    private TestDatabase() {}

    /// A database of its own with today's schema and no rows; it goes with the server when the run ends.
    public static PlatformDatabase fresh() throws IOException, SQLException {
        return copy(TEMPLATE);
    }

    /// A database of its own with nothing in it, not even tables.
    public static PlatformDatabase bare() throws IOException, SQLException {
        String name = "test_" + made.incrementAndGet();
        TestServer server = server();
        server.execute(create(name));
        return open(server, name);
    }

    private static String create(String name) {
        return "create database %s owner %s template template0 encoding UTF8 locale_provider builtin locale 'C.UTF-8'"
                .formatted(name, Roles.OWNER);
    }

    /// A database of its own with all that this one holds, to which nobody is connected.
    public static PlatformDatabase copy(PlatformDatabase filled) throws IOException, SQLException {
        String url = filled.owner().url();
        return copy(url.substring(url.lastIndexOf('/') + 1));
    }

    private static PlatformDatabase copy(String template) throws IOException, SQLException {
        String name = "test_" + made.incrementAndGet();
        TestServer server = server();
        server.execute(
                "create database %s template %s owner %s".formatted(name, template, Roles.OWNER));
        return open(server, name);
    }

    /// Started by the first test that asks; where that fails, all hear why at once.
    private static synchronized TestServer server() {
        starting.run();
        if (starting.state() == Future.State.SUCCESS) return starting.resultNow();
        Throwable failure = starting.exceptionNow();
        throw new IllegalStateException(failure.getMessage(), failure);
    }

    private static TestServer start() throws IOException, SQLException {
        TestServer server = TestServer.start();
        prepare(server);
        return server;
    }

    private static void prepare(TestServer server) throws IOException, SQLException {
        // The embedded server comes with both; an image with neither.
        server.execute("drop database if exists savepoint");
        for (String role : Roles.ALL) server.execute("drop role if exists " + role);
        server.execute(
                // Rounds make a weak password dearer to guess, and every connection too.
                "set scram_iterations = 1",
                "create role %s login password '%s'".formatted(Roles.OWNER, PASSWORD),
                "create role " + Roles.SERVER,
                "create role " + Roles.GRADER,
                "grant %s, %s to %s".formatted(Roles.SERVER, Roles.GRADER, Roles.OWNER),
                create(TEMPLATE));
        Migrations.run(open(server, TEMPLATE).owner());
    }

    private static PlatformDatabase open(TestServer server, String name) throws IOException {
        return ExternalPostgres.open(
                "postgresql://%s@%s/%s".formatted(Roles.OWNER, server.address(), name),
                Map.of(ExternalPostgres.PASSWORD, PASSWORD));
    }
}
