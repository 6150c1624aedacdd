package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PSQLException;

/// The template databases of one server: built when first needed, the least used dropped when they fill their share.
final class Templates {
    /// An empty database is 7 MB; memory also has to hold the cases and the server itself.
    private static final long SHARE_BYTES = 96L << 20;

    /// Each takes one of the connections that the next hand-in may want.
    private static final int MOST_READERS = 6;

    // What a script may have left behind in its session
    private static final String UNDO =
            "commit; reset session authorization; reset role; reset all;";

    private static final String RIGHTS =
            """
            grant usage on schema public to student;
            grant select, insert, update, delete on all tables in schema public to student;
            grant usage on all sequences in schema public to student;
            """;
    private static final String RIGHTS_TO_MAKE = "grant create on schema public to student;";
    private static final String RIGHTS_TO_READ =
            """
            grant usage on schema public to reader;
            grant select on all tables in schema public to reader;
            """;

    private final HandInServer server;
    private final Map<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);

    Templates(HandInServer server) {
        this.server = server;
    }

    /// The name of the database to copy. Nobody can connect to it.
    synchronized String toCopy(Template template) throws SQLException {
        String name = "template_" + template.key();
        // Owned by the superuser, no hand-in can alter it; closed to connections, not even its
        // author can
        return kept(
                name,
                template,
                RIGHTS + (template.rights().ddl() ? RIGHTS_TO_MAKE : ""),
                "alter database %s with is_template true allow_connections false".formatted(name));
    }

    /// Whether there is a database to read from.
    synchronized boolean stands(Template template) {
        return sizes.containsKey(standing(template));
    }

    private static String standing(Template template) {
        return "standing_" + template.key();
    }

    /// The name of the database to read from. Nobody but its reader can connect to it.
    synchronized String toRead(Template template) throws SQLException {
        String name = standing(template);
        return kept(
                name,
                template,
                RIGHTS_TO_READ,
                "grant connect on database %s to %s".formatted(name, Roles.READER));
    }

    /// The name of the database whose rows its author changes and its reader asks. Nobody else can connect to it.
    synchronized String toStage(Template template) throws SQLException {
        String name = "stage_" + template.key();
        return kept(
                name,
                template,
                RIGHTS_TO_READ,
                "grant connect on database %s to %s, %s"
                        .formatted(name, Roles.AUTHOR, Roles.READER));
    }

    /// Logs readers in ahead of the next hand-in, to those of these databases that still stand.
    synchronized void expectReaders(Collection<String> names) throws SQLException {
        for (String name : names.stream().limit(MOST_READERS).toList()) {
            if (sizes.containsKey(name)) server.readers().expect(name);
        }
    }

    private String kept(String name, Template template, String rights, String access)
            throws SQLException {
        if (sizes.get(name) == null) {
            build(template, name, rights, access);
            sizes.put(name, server.ask("select pg_database_size('" + name + "')"));
            makeRoom(name);
        }
        return name;
    }

    private void build(Template template, String name, String rights, String access)
            throws SQLException {
        server.make(
                "create database %s template template0 owner %s strategy file_copy"
                        .formatted(name, Roles.AUTHOR),
                "revoke all on database %s from public".formatted(name));
        try {
            try (Connection author = server.connect(Roles.AUTHOR, name, "")) {
                run(author, template.schema(), 0);
                int number = 0;
                for (String fixture : template.fixtures()) run(author, fixture, ++number);
                finish(author, rights);
            }
            // the first session after a change gathers what the catalogs say, and leaves it for the
            // next: copies have it, too
            server.connect(Roles.AUTHOR, name, "").close();
            server.make("alter database %s owner to %s".formatted(name, Roles.SUPERUSER), access);
        } catch (SQLException e) {
            server.make("drop database %s with (force)".formatted(name));
            throw e;
        }
    }

    private static void run(Connection author, String script, int fixture) throws SQLException {
        for (SqlScript.Statement statement : SqlScript.statements(script)) {
            try (Statement execution = author.createStatement()) {
                execution.setEscapeProcessing(false);
                execution.execute(statement.sql());
            } catch (PSQLException e) {
                if (e.getServerErrorMessage() == null
                        || HandInServer.OUT_OF_LOCKS.equals(e.getSQLState()))
                    throw e; // the server fails us, not the author
                int position =
                        statement.offset()
                                + Math.max(0, e.getServerErrorMessage().getPosition() - 1);
                throw new BadFixture(fixture, SqlScript.line(script, position), e);
            }
        }
    }

    private static void finish(Connection author, String rights) throws SQLException {
        try (Statement statement = author.createStatement()) {
            statement.execute(UNDO + rights);
            // The planner's figures are part of what cases start with: nothing gathers them later
            statement.execute("analyze");
        }
    }

    private void makeRoom(String newest) throws SQLException {
        Iterator<String> oldest = List.copyOf(sizes.keySet()).iterator();
        while (sizes.values().stream().mapToLong(Long::longValue).sum() > SHARE_BYTES) {
            String name = oldest.next();
            if (name.equals(newest)) return;
            server.readers().expectNone();
            server.make(
                    "alter database %s with is_template false".formatted(name),
                    "drop database %s with (force)".formatted(name));
            sizes.remove(name);
        }
    }
}
