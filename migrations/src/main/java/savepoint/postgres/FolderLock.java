package savepoint.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// Holds a folder for this process alone. The kernel lets go of it when the process dies, however it dies. POSIX lets
/// go as well as soon as the process closes *any* descriptor of the file, so a file that we hold is never opened again.
final class FolderLock implements AutoCloseable {
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @param folder its real path
    static FolderLock take(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        String us = Long.toString(ProcessHandle.current().pid());
        synchronized (HELD) {
            if (HELD.contains(file)) throw new FolderInUseException(message(folder, us));
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() == null)
                    throw new FolderInUseException(message(folder, Files.readString(file)));
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(us.getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            HELD.add(file);
            return new FolderLock(file, channel);
        }
    }

    private static String message(Path folder, String holder) {
        return "The database folder %s is in use by another Savepoint%s. Stop that one first, or choose another folder with --data."
                .formatted(folder, holder.isBlank() ? "" : " (process " + holder.strip() + ")");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            channel.close();
            HELD.remove(file);
        }
    }
}
