package savepoint.keeping;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import savepoint.migrations.Migrations;
import savepoint.postgres.DatabaseLogin;

/// Makes the platform's database again of a backup, in one that nobody uses yet.
public final class Restore {
    private Restore() {}

    /// The database holds something, or this version of Savepoint does not know the backup's.
    public static final class NotPossible extends IOException {
        private static final long serialVersionUID = 1;

        NotPossible(String why) {
            super(why);
        }
    }

    /// Brings the database to the schema that the backup was made with, fills it all or nothing, then takes it to the
    /// newest schema. The keys between tables are made anew, so that rows which do not fit each other are found.
    ///
    /// @throws NotPossible before anything is changed
    /// @throws IOException if the file is damaged, likewise
    public static Manifest read(Path file, DatabaseLogin owner) throws IOException, SQLException {
        try (var backup = BackupFile.open(file)) {
            var manifest = backup.manifest();
            requireEmpty(owner, manifest.schema());
            Migrations.run(owner, manifest.schema());
            try (var connection = owner.connect()) {
                connection.setAutoCommit(false);
                fill(connection, backup);
                connection.commit();
                connection.setAutoCommit(true);
                try (var analyze = connection.createStatement()) {
                    analyze.execute("analyze");
                }
            }
            Migrations.run(owner);
            return manifest;
        }
    }

    private static void requireEmpty(DatabaseLogin owner, String schema)
            throws IOException, SQLException {
        if (!Migrations.knows(owner, schema))
            throw new NotPossible(
                    "the backup is of a newer Savepoint (schema %s): restore it with that one"
                            .formatted(schema));
        var now = Migrations.version(owner);
        if (now.isEmpty()) return;
        try (var connection = owner.connect();
                var ask = connection.createStatement();
                var people = ask.executeQuery("select exists (select from person)")) {
            people.next();
            if (people.getBoolean(1))
                throw new NotPossible(
                        "there are people in this database; restore into an empty one");
        }
        // What an earlier try has left, before it was filled.
        if (!now.equals(schema))
            throw new NotPossible(
                    "this database is prepared for another version; restore into an empty one");
    }

    private static void fill(Connection connection, BackupFile backup)
            throws IOException, SQLException {
        var catalog = new Catalog(connection);
        var tables = catalog.tables();
        var keys = catalog.foreignKeys();
        try (var change = connection.createStatement()) {
            change.execute("set local statement_timeout = 0");
            for (var key : keys)
                change.execute(
                        "alter table %s drop constraint %s"
                                .formatted(Catalog.quote(key.table()), Catalog.quote(key.name())));
            for (var table : tables)
                change.execute("alter table %s disable trigger user".formatted(table.quoted()));
            // Rows that migrations make are in the backup as well.
            change.execute(
                    "truncate "
                            + tables.stream()
                                    .map(Catalog.Table::quoted)
                                    .collect(Collectors.joining(", ")));
            for (var table : backup.manifest().tables()) copy(connection, backup, table);
            for (var table : tables)
                change.execute("alter table %s enable trigger user".formatted(table.quoted()));
            for (var key : keys)
                change.execute(
                        "alter table %s add constraint %s %s"
                                .formatted(
                                        Catalog.quote(key.table()),
                                        Catalog.quote(key.name()),
                                        key.definition()));
            for (var sequence : backup.manifest().sequences()) set(change, sequence);
        }
    }

    private static void copy(Connection connection, BackupFile backup, Manifest.Table table)
            throws IOException, SQLException {
        var into = new Catalog.Table(table.name(), table.columns());
        try (var rows = backup.rows(table)) {
            long copied =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy %s (%s) from stdin"
                                            .formatted(into.quoted(), into.columnList()),
                                    rows);
            if (copied != table.rows())
                throw new IOException(
                        "%s has %d rows in the backup, and %d came in"
                                .formatted(table.name(), table.rows(), copied));
        }
    }

    private static void set(Statement change, Manifest.Sequence sequence) throws SQLException {
        if (sequence.last() > 0)
            change.execute(
                    "select setval('%s', %d)"
                            .formatted(
                                    Catalog.quote(sequence.name()).replace("'", "''"),
                                    sequence.last()));
    }
}
