package savepoint.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// A PostgreSQL that others run: one login owns the tables and steps down into the server's and the grader's role.
public final class ExternalPostgres implements PlatformDatabase {
    /// The environment variable that holds the password.
    public static final String PASSWORD = "SAVEPOINT_DATABASE_PASSWORD";

    /// The environment variable that names the file which holds the password.
    public static final String PASSWORD_FILE = "SAVEPOINT_DATABASE_PASSWORD_FILE";

    // The oldest release that tells apart who may take a role and who merely has its rights.
    private static final int OLDEST = 16;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final DatabaseLogin login;

    private ExternalPostgres(DatabaseLogin login) {
        this.login = login;
    }

    /// Connects and makes the roles where they are missing.
    ///
    /// @param url `postgresql://user@host:port/database?…` or its JDBC form, without a password
    /// @param environment where the password is looked for
    /// @throws IOException with what to do, for whoever typed the command
    public static ExternalPostgres open(String url, Map<String, String> environment)
            throws IOException {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        var login = new DatabaseLogin(parsed.jdbc(), parsed.user(), password(environment));
        try (Connection connection = login.connect()) {
            checkServer(connection);
            prepareRoles(connection, login.user());
        } catch (SQLException e) {
            throw new IOException(
                    "Cannot use the database %s: %s".formatted(login, e.getMessage()), e);
        }
        return new ExternalPostgres(login);
    }

    /// The grader's role, by a login that may be nothing else: graders on machines of their own hold no other password.
    ///
    /// @param url as for [#open]
    /// @throws IOException with what to do, for whoever typed the command
    public static DatabaseLogin grader(String url, Map<String, String> environment)
            throws IOException {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        var login = new DatabaseLogin(parsed.jdbc(), parsed.user(), password(environment));
        try (Connection connection = login.connect()) {
            checkServer(connection);
            if (!yes(
                    connection,
                    "select exists (select from pg_roles where rolname = '"
                            + Roles.GRADER
                            + "' and pg_has_role(oid, 'SET'))"))
                throw new IOException(
                        "The login \"%s\" may not grade. Start the server once, then let an administrator run:\n  grant %s to %s;"
                                .formatted(
                                        login.user(),
                                        Roles.GRADER,
                                        quoted(connection.createStatement(), login.user())));
        } catch (SQLException e) {
            throw new IOException(
                    "Cannot use the database %s: %s".formatted(login, e.getMessage()), e);
        }
        return new ExternalPostgres(login).grader();
    }

    private static String password(Map<String, String> environment) throws IOException {
        String file = environment.get(PASSWORD_FILE);
        if (file == null) return environment.getOrDefault(PASSWORD, "");
        if (environment.containsKey(PASSWORD))
            throw new IOException("Set " + PASSWORD + " or " + PASSWORD_FILE + ", not both.");
        return Files.readString(Path.of(file)).strip();
    }

    private static void checkServer(Connection connection) throws SQLException, IOException {
        var facts = connection.getMetaData();
        if (facts.getDatabaseMajorVersion() < OLDEST) {
            throw new IOException(
                    "PostgreSQL %s is too old; Savepoint needs %d or later."
                            .formatted(facts.getDatabaseProductVersion(), OLDEST));
        }
        String encoding = text(connection, "show server_encoding");
        if (!encoding.equals("UTF8"))
            throw new IOException(
                    "The database is encoded in %s; Savepoint needs UTF8.".formatted(encoding));
    }

    private static void prepareRoles(Connection connection, String user)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String role : List.of(Roles.SERVER, Roles.GRADER)) {
                if (!yes(
                        connection,
                        "select exists (select from pg_roles where rolname = '" + role + "')")) {
                    statement.execute("create role " + role + " nologin");
                }
                if (!yes(connection, "select pg_has_role('" + role + "', 'SET')"))
                    statement.execute("grant " + role + " to current_user");
            }
            if (!yes(connection, "select has_schema_privilege('public', 'create')"))
                throw new IOException(help(connection, user));
        } catch (SQLException e) {
            if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState()))
                throw new IOException(help(connection, user), e);
            throw e;
        }
    }

    private static String help(Connection connection, String user) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return """
            The login "%s" may not prepare this database. Let an administrator run, leaving out the roles that exist:
              create role %s nologin;
              create role %s nologin;
              grant %s, %s to %s;
              grant create on schema public to %s;\
            """
                    .formatted(
                            user,
                            Roles.SERVER,
                            Roles.GRADER,
                            Roles.SERVER,
                            Roles.GRADER,
                            quoted(statement, user),
                            quoted(statement, user));
        }
    }

    private static String quoted(Statement statement, String user) throws SQLException {
        return statement.enquoteIdentifier(user, true);
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        return text(connection, question).equals("t");
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public DatabaseLogin owner() {
        return login;
    }

    @Override
    public DatabaseLogin server() {
        return as(Roles.SERVER);
    }

    @Override
    public DatabaseLogin grader() {
        return as(Roles.GRADER);
    }

    private DatabaseLogin as(String role) {
        String separator = login.url().contains("?") ? "&" : "?";
        return new DatabaseLogin(
                login.url() + separator + "options=-c%20role=" + role,
                login.user(),
                login.password());
    }

    /// Nothing to stop: others run this server.
    @Override
    public void close() {}
}
