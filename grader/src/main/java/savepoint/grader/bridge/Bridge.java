package savepoint.grader.bridge;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.Folders;

/// The trusted side's end of a hand-in's database socket. It lets each live case's role through to that case's
/// database, refuses everything else, and counts what passes: figures that cannot be faked from inside a sandbox.
public final class Bridge implements AutoCloseable {
    /// The name that PostgreSQL's clients expect in a socket folder.
    public static final String SOCKET = ".s.PGSQL.5432";

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);

    // Twice what a role may have: enough for honest pools while they replace connections, and a
    // bound on half-open ones.
    private static final int MOST_CONNECTIONS = 20;

    // Without one, a process that is out of file descriptors would spin.
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ServerSocketChannel listener;
    private final Path folder;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    private Bridge(ServerSocketChannel listener, Path folder) {
        this.listener = listener;
        this.folder = folder;
    }

    /// Listens in a folder of its own, whose rights say who may come, and removes it in the end.
    public static Bridge open(Path folder) throws IOException {
        Path socket = folder.resolve(SOCKET);
        var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
        var bridge = new Bridge(listener, folder);
        Thread.ofVirtual().name("bridge").start(bridge::accept);
        return bridge;
    }

    /// The folder to bind into a box.
    public Path folder() {
        return folder;
    }

    /// Lets this role through to this database of the server at this socket until the passage is closed.
    public Passage admit(Path server, String database, String role) {
        return admit(server, database, role, Interference.NONE);
    }

    /// The same with this in the way of its statements.
    public Passage admit(Path server, String database, String role, Interference interference) {
        var passage = new Passage(this, server, database, role, interference);
        passages.add(passage);
        return passage;
    }

    void forget(Passage passage) {
        passages.remove(passage);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                // decided here, by order of arrival: who came first is never the one too many
                boolean tooMany = clients.size() >= MOST_CONNECTIONS;
                clients.add(client);
                if (!listener.isOpen()) close(client); // it came while we closed the others
                Thread.startVirtualThread(() -> serve(client, tooMany));
            } catch (AsynchronousCloseException _) {
                return;
            } catch (IOException e) {
                if (!listener.isOpen()) return;
                LOG.warn("the bridge could not take a connection, trying again in {}", PAUSE, e);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void serve(SocketChannel client, boolean tooMany) {
        try {
            if (tooMany) {
                refuse(client, tooMany());
                return;
            }
            switch (Opening.read(client)) {
                case Opening.Cancel(var message) -> {
                    // names a session by a secret; a bridge leads to one server at a time
                    Optional<Passage> any = passages.stream().findFirst();
                    if (any.isEmpty()) return;
                    try (SocketChannel upstream = any.get().connect()) {
                        upstream.write(message);
                    }
                }
                case Opening.Start start -> {
                    Optional<Passage> passage =
                            passages.stream().filter(open -> open.leadsTo(start)).findFirst();
                    if (passage.isEmpty()) refuse(client, notYours(start));
                    else if (start.reports()) passage.get().listen(client);
                    else join(client, start, passage.get());
                }
            }
        } catch (IOException e) {
            // Clients may leave or talk nonsense as they like; it ends their connection and nothing
            // else
            LOG.debug("a connection through the bridge ended: {}", e.toString());
        } finally {
            release(client);
        }
    }

    private void join(SocketChannel client, Opening.Start start, Passage passage)
            throws IOException {
        passage.enter();
        try {
            if (passage.hasPlace()) passage.run(client, connect(client, passage), start);
            else refuse(client, tooMany());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            release(client); // before it has left: whoever waits for that finds its place free
            passage.leave();
        }
    }

    private static SocketChannel connect(SocketChannel client, Passage passage) throws IOException {
        try {
            return passage.connect();
        } catch (IOException e) {
            refuse(
                    client,
                    new Refusal(Refusal.CANNOT_CONNECT, "the database server does not answer"));
            throw e;
        }
    }

    private void release(SocketChannel client) {
        close(client);
        clients.remove(client);
    }

    private static Refusal tooMany() {
        return new Refusal(Refusal.TOO_MANY_CONNECTIONS, "too many connections of this hand-in");
    }

    private static Refusal notYours(Opening.Start start) {
        return new Refusal(
                Refusal.NOT_YOURS,
                "no access to database \"%s\" as \"%s\": this socket leads to the hand-in's own database only"
                        .formatted(start.database(), start.role()));
    }

    private static void refuse(SocketChannel client, Refusal refusal) throws IOException {
        client.write(refusal.frame());
    }

    /// Cuts every connection and stops listening.
    @Override
    public void close() {
        close(listener);
        passages.forEach(Passage::close);
        clients.forEach(Bridge::close);
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            LOG.warn("the bridge's folder {} stays behind", folder, e);
        }
    }

    static void close(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing {}: {}", channel, e.toString());
        }
    }
}
