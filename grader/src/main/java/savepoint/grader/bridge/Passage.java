package savepoint.grader.bridge;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right of one case's role to its database, through the bridge. Closing it takes the right away and cuts the
/// sessions that used it.
public final class Passage implements AutoCloseable {
    private final Bridge bridge;
    private final Path server;
    private final String database;
    private final String role;
    private final Counts counts = new Counts();
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

    Counts counts() {
        return counts;
    }

    /// Takes the session in, or cuts it when it came too late.
    void enter(Session session) {
        sessions.add(session);
        counts.connection();
        if (closed) session.close();
    }

    void leave(Session session) {
        sessions.remove(session);
    }

    @Override
    public void close() {
        closed = true;
        bridge.forget(this);
        sessions.forEach(Session::close);
    }
}
