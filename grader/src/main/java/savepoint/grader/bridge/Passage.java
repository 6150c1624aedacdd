package savepoint.grader.bridge;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The right of one case's role to its database, through the bridge. Closing it takes the right away and cuts the
/// sessions that used it.
public final class Passage implements AutoCloseable {
    private final Bridge bridge;
    private final Path server;
    private final String database;
    private final String role;
    private final Interference interference;
    private final Journal journal = new Journal();
    private final AtomicInteger inside = new AtomicInteger();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Passage(Bridge bridge, Path server, String database, String role, Interference interference) {
        this.bridge = bridge;
        this.server = server;
        this.database = database;
        this.role = role;
        this.interference = interference;
    }

    /// What went through so far.
    public Traffic traffic() {
        return journal.soFar();
    }

    /// The statements that went through so far, in the order in which they came; the first few thousand.
    public List<Statement> statements() {
        return journal.kept();
    }

    boolean leadsTo(Opening.Start start) {
        return database.equals(start.database()) && role.equals(start.role());
    }

    SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(server));
    }

    /// Counts a client in, until it leaves.
    void enter() {
        inside.incrementAndGet();
    }

    /// Joins a client with the server until both sides have ended; one that came too late ends at once.
    void run(SocketChannel client, SocketChannel upstream, ByteBuffer opening) throws IOException {
        var session = new Session(client, upstream, new Conversation(journal, interference));
        sessions.add(session);
        try {
            if (closed) session.cut();
            session.run(opening);
        } finally {
            sessions.remove(session);
        }
    }

    void leave() {
        inside.decrementAndGet();
    }

    /// Whether nobody who used it is left, neither here nor in the server.
    public boolean empty() {
        return inside.get() == 0;
    }

    /// Takes the right away and cuts the sessions. They are gone when it is [#empty()].
    @Override
    public void close() {
        closed = true;
        bridge.forget(this);
        sessions.forEach(Session::cut);
    }
}
