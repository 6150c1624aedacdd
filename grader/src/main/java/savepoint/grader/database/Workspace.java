package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.sandbox.Claim;
import savepoint.postgres.Folders;

/// The folder of one process's hand-in servers, in memory where the machine has a file system for that. Locked while
/// the process lives; those of processes that died are removed.
record Workspace(Path folder, Claim lock) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
    private static final String PREFIX = "savepoint-databases-";
    private static final String LOCK = "lock";
    private static final Path MEMORY = Path.of("/dev/shm");

    static Workspace open(Path fallback) throws IOException {
        Path parent = inMemory() ? MEMORY : Files.createDirectories(fallback);
        sweep(parent);
        Path folder = Files.createTempDirectory(parent, PREFIX);
        passable(folder);
        Claim lock =
                Claim.on(folder.resolve(LOCK))
                        .orElseThrow(() -> new IOException(folder + " was taken by a sweep"));
        return new Workspace(folder, lock);
    }

    private static boolean inMemory() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).type().equals("tmpfs");
    }

    /// A new folder in it that only this process may enter, until a box gets it.
    Path create(String name) throws IOException {
        return Files.createDirectory(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void passable(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static void sweep(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                // A folder without a lock is being made right now
                if (isOurs(folder) && Files.exists(folder.resolve(LOCK))) sweepAway(folder);
            }
        }
    }

    private static void sweepAway(Path folder) {
        try (Claim dead = Claim.on(folder.resolve(LOCK)).orElse(null)) {
            if (dead != null) Folders.delete(folder);
        } catch (IOException e) {
            LOG.warn(
                    "{} of a grader that died cannot be removed yet; the next start tries again",
                    folder,
                    e);
        }
    }

    private static boolean isOurs(Path folder) throws IOException {
        return folder.getFileName().toString().startsWith(PREFIX)
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(Files.getOwner(Path.of("/proc/self")));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
        lock.close();
    }
}
