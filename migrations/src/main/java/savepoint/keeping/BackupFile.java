package savepoint.keeping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A backup as it lies on a disk.
final class BackupFile implements AutoCloseable {
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /// Opens it after every byte was compared with its checksums.
    ///
    /// @throws IOException that says what is wrong with it
    static BackupFile open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException broken) {
            throw new IOException(
                    file + " is no backup, or was cut short: " + broken.getMessage(), broken);
        }
        boolean sound = false;
        try {
            var backup = new BackupFile(zip, manifest(zip, file));
            for (var table : backup.manifest.tables()) backup.compare(table);
            sound = true;
            return backup;
        } finally {
            if (!sound) zip.close();
        }
    }

    static void check(Path file) throws IOException {
        open(file).close();
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) throw new IOException(file + " is no backup of Savepoint");
        try (var text = zip.getInputStream(entry)) {
            return Manifest.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void compare(Manifest.Table table) throws IOException {
        var digest = Backup.sha256();
        try (var rows = new DigestInputStream(rows(table), digest)) {
            rows.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException broken) {
            throw damaged(table, broken);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(table.sha256()))
            throw damaged(table, null);
    }

    private static IOException damaged(Manifest.Table table, Exception cause) {
        return new IOException(
                "the backup is damaged: its table " + table.name() + " is not what was written",
                cause);
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream rows(Manifest.Table table) throws IOException {
        var entry = zip.getEntry(table.entry());
        if (entry == null) throw damaged(table, null);
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
