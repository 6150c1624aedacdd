package savepoint.grader.bridge;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
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
    private final Counts counts = new Counts();
    private final AtomicInteger inside = new AtomicInteger();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Passage(Bridge bridge, Path server, String database, String role) {
        this.bridge = bridge;
        this.server = server;
        this.database = database;
        this.role = role;
    }

    /// What went through so far.
    public Traffic traffic() {
        return counts.soFar();
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

    /// Passes the session's bytes until both its sides have ended; one that came too late ends at once.
    void run(Session session, ByteBuffer opening) throws IOException {
        sessions.add(session);
        try {
            counts.connection();
            if (closed) session.cut();
            session.run(opening, counts);
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
