package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A lock on a file that the kernel drops when this process dies.
///
/// A process loses its lock as soon as it closes any other channel on the same file, so what it holds itself is
/// remembered and never opened again.
public final class Claim implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Claim(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Empty if somebody has it, be it this process itself.
    public static Optional<Claim> on(Path file) throws IOException {
        Path real = file.getParent().toRealPath().resolve(file.getFileName());
        if (!HELD.add(real)) return Optional.empty();
        boolean claimed = false;
        try {
            FileChannel channel =
                    FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                claimed = channel.tryLock() != null;
                return claimed ? Optional.of(new Claim(real, channel)) : Optional.empty();
            } finally {
                if (!claimed) channel.close();
            }
        } finally {
            if (!claimed) HELD.remove(real);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new SandboxFault("cannot give up " + file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
