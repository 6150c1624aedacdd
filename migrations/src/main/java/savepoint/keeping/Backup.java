package savepoint.keeping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import savepoint.migrations.Migrations;
import savepoint.postgres.DatabaseLogin;

/// Writes a backup: every row of every table as of one moment, while the platform goes on, with a checksum of each table.
///
/// It needs nothing but the login of the tables' owner: the PostgreSQL that comes with Savepoint has no pg_dump.
public final class Backup {
    private Backup() {}

    /// Writes the file, whole or not at all, for its owner's eyes only; then reads it once more as a restore would.
    ///
    /// @throws IOException if it cannot be written, or cannot be read afterwards
    public static Manifest write(DatabaseLogin owner, Path file, Instant now)
            throws IOException, SQLException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Manifest manifest;
            try (var out = Files.newOutputStream(unfinished);
                    var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
                    var connection = owner.connect()) {
                zip.setLevel(Deflater.BEST_SPEED);
                manifest = write(connection, Migrations.version(owner), zip, now);
            }
            try (var written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            BackupFile.check(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Manifest write(
            Connection connection, String schema, ZipOutputStream zip, Instant now)
            throws IOException, SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var settings = connection.createStatement()) {
            settings.execute("set local statement_timeout = 0");
            // Same rows, same text: scans of large tables would else begin wherever others are.
            settings.execute("set local synchronize_seqscans = off");
        }
        var catalog = new Catalog(connection);
        var tables = new ArrayList<Manifest.Table>();
        for (var table : catalog.tables()) tables.add(write(connection, table, zip));
        // Read last: numbers that were given out meanwhile are no rows here, and are not given out
        // again.
        var manifest = new Manifest(schema, now, tables, catalog.sequences());
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.Table write(
            Connection connection, Catalog.Table table, ZipOutputStream zip)
            throws IOException, SQLException {
        var digest = sha256();
        zip.putNextEntry(new ZipEntry("tables/" + table.name()));
        long rows;
        // Not closed: it would close the archive.
        OutputStream out = new DigestOutputStream(zip, digest);
        rows =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "copy %s (%s) to stdout"
                                        .formatted(table.quoted(), table.columnList()),
                                out);
        zip.closeEntry();
        return new Manifest.Table(
                table.name(), table.columns(), rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }
}
