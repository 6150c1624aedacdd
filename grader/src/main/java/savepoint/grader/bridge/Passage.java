package savepoint.grader.bridge;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// The right of one case's role to its database, through the bridge. Closing it takes the right away and cuts the
/// sessions that used it.
public final class Passage implements AutoCloseable {
    // Much longer than it takes on a busy machine; only who leaves something open waits so long
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(1);

    private final Bridge bridge;
    private final Path server;
    private final String database;
    private final String role;
    private final Interference interference;
    private final Journal journal = new Journal();
    private final AtomicInteger inside = new AtomicInteger();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean closed;

    /// A connection that its client has not closed.
    public record Open(int connection, boolean inTransaction) {}

    Passage(Bridge bridge, Path server, String database, String role, Interference interference) {
        this.bridge = bridge;
        this.server = server;
        this.database = database;
        this.role = role;
        this.interference = interference;
        this.places = new Semaphore(interference.connections());
    }

    /// The case begins: who is in the way of its statements may look into the server.
    public void begin(Interference.Locks locks) {
        interference.begins(locks);
    }

    /// What went through so far.
    public Traffic traffic() {
        return journal.soFar();
    }

    /// The statements that went through so far, in the order in which they came; the first few thousand.
    public List<Statement> statements() {
        return journal.kept();
    }

    /// Connections that were not closed, in the order in which they were opened. One that was closed just now is given the
    /// time that it takes to be seen.
    public List<Open> leftOpen() {
        long begun = System.nanoTime();
        while (!open().isEmpty() && System.nanoTime() - begun < SETTLING.toNanos())
            LockSupport.parkNanos(POLL.toNanos());
        return open();
    }

    private List<Open> open() {
        return sessions.stream()
                .filter(session -> !session.isLeft())
                .map(session ->
                        new Open(
                                session.conversation().number(),
                                session.conversation().inTransaction()))
                .sorted(Comparator.comparingInt(Open::connection))
                .toList();
    }

    /// Connections that were refused because too many were open.
    public long refused() {
        return refused.get();
    }

    /// Whether one more connection may be open. Somebody who closes one and opens the next is not one too many, though we
    /// may hear of the first later than of the second.
    boolean hasPlace() throws InterruptedException {
        boolean place = places.tryAcquire(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        if (!place) refused.incrementAndGet();
        return place;
    }

    /// Listens to a program that tells how its actors are, until it ends.
    void listen(SocketChannel client) throws IOException {
        ByteBuffer word = ByteBuffer.allocate(2);
        while (true) {
            word.clear();
            while (word.hasRemaining()) {
                if (client.read(word) < 0) return;
            }
            interference.told(word.get(0), word.get(1));
            if (word.get(0) == 0) client.write(ByteBuffer.wrap(new byte[] {1}));
        }
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
    void run(SocketChannel client, SocketChannel upstream, Opening.Start start) throws IOException {
        var conversation = new Conversation(journal, interference, start.actor());
        var session = new Session(client, upstream, conversation, places::release);
        sessions.add(session);
        try {
            if (closed) session.cut();
            session.run(start.message());
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
        interference.ends();
        sessions.forEach(Session::cut);
    }
}
