package savepoint.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs for this machine, from the class path, unpacked once into a cache folder.
///
/// @param home the folder that holds `bin`, `lib` and `share`
public record PostgresBinaries(Path home) {
    // Threads of one process: a file lock only tells processes apart.
    private static final Object UNPACKING = new Object();

    // Of the archive, once it was read: that takes a noticeable part of a start.
    private static String hash;

    /// The unpacked programs; any number of processes may ask for the same folder at once.
    public static PostgresBinaries in(Path cache) throws IOException {
        String archive = "/postgres-%s-%s.txz".formatted(system(), architecture());
        Path folder = readableByAll(cache).toRealPath();
        synchronized (UNPACKING) {
            if (hash == null) hash = hash(archive);
            Path home = folder.resolve("postgresql-" + hash);
            if (Files.isDirectory(home)) return new PostgresBinaries(home);
            try (var lock =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.isDirectory(home)) unpack(archive, home);
            }
            return new PostgresBinaries(home);
        }
    }

    /// One of `postgres`, `initdb`, `pg_ctl`.
    public String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /// Such as `18.6`.
    public String version() throws IOException {
        String said =
                Tool.run(List.of(program("postgres"), "--version"))
                        .output(); // postgres (PostgreSQL) 18.6
        return said.substring(said.lastIndexOf(' ') + 1);
    }

    private static void unpack(String archive, Path home) throws IOException {
        Path fresh = home.resolveSibling(home.getFileName() + ".new");
        Folders.delete(fresh); // of an unpacking that was cut short
        readableByAll(fresh);
        try (var in = open(archive);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = fresh.resolve(entry.getName()).normalize();
                if (!file.startsWith(fresh))
                    throw new IOException(archive + " leaves its folder: " + entry.getName());
                if (entry.isDirectory()) {
                    readableByAll(file);
                    continue;
                }
                readableByAll(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    // Readable by all: servers run under accounts of their own
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString(
                                    (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path readableByAll(Path folder) throws IOException {
        if (Files.isDirectory(folder)) return folder;
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static InputStream open(String archive) throws IOException {
        InputStream in = PostgresBinaries.class.getResourceAsStream(archive);
        if (in == null) {
            throw new IOException(
                    "No PostgreSQL for %s on %s comes with Savepoint. Use one of your own with --database-url."
                            .formatted(
                                    System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return in;
    }

    private static String hash(String archive) throws IOException {
        try (var in = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
