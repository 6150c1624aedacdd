package savepoint.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/// A database that is a file of the box's own, under a name that is the same in every case. What is left of it is sent
/// out and read elsewhere: whoever can write the file can write anything into it.
final class SqliteFile implements Place {
    private static final Path FILE = Path.of("/tmp/database.db");

    // what a program has not yet written into it is in one of these: sqlite.org/fileformat2.html
    private static final List<String> SUFFIXES = List.of("", "-journal", "-wal");

    private final DataSource database;

    SqliteFile(byte[] image) throws IOException {
        for (var suffix : SUFFIXES) Files.deleteIfExists(file(suffix));
        Files.deleteIfExists(file("-shm"));
        Files.write(FILE, image);
        var settings = new Properties();
        settings.setProperty("foreign_keys", "true");
        database = new DriverDatabase("jdbc:sqlite:" + FILE, settings);
        load();
    }

    /// The native code, now and not in the midst of a case.
    private static void load() throws IOException {
        try (var first = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            first.isValid(1);
        } catch (SQLException e) {
            throw new IOException("there is no SQLite here", e);
        }
    }

    private static Path file(String suffix) {
        return FILE.resolveSibling(FILE.getFileName() + suffix);
    }

    @Override
    public DataSource database() {
        return database;
    }

    /// Empty parts where there is more than may be sent.
    @Override
    public List<byte[]> left() throws IOException {
        var parts = new ArrayList<byte[]>();
        long room = Case.Where.MOST_LEFT;
        for (var suffix : SUFFIXES) {
            var file = file(suffix);
            long size = Files.isRegularFile(file) ? Files.size(file) : 0;
            room -= size;
            parts.add(size == 0 || room < 0 ? new byte[0] : Files.readAllBytes(file));
        }
        return room < 0 ? List.of(new byte[0], new byte[0], new byte[0]) : parts;
    }
}
