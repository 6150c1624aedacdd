package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.postgres.PostgresBinaries;

/// Small PostgreSQL servers, each boxed and each for one hand-in at a time: one role can exhaust the locks, the
/// notification queue, the connections or the memory of a whole server. Some are kept started; a lease never waits for
/// another to end, so that a grading may hold two.
public final class HandInServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandInServers.class);

    /// A hand-in's and its solution's.
    private static final int READY = 2;

    /// Transaction numbers, catalog bloat and the like grow with use; a new server costs less than to watch them.
    private static final int MOST_USES = 200;

    /// What a server and the databases of a hand-in and its solution occupy. With a little less the first tries at a
    /// grading fail, and each gives back just enough room to look well again.
    private static final long LEAST_ROOM = 128L << 20;

    /// About what a server takes to start.
    private static final long START_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Sandbox sandbox;
    private final Workspace workspace;
    private final ServerBox specification;
    private final ServerTemplate template;
    private final String engineVersion;
    private final int most = READY * Runtime.getRuntime().availableProcessors();
    private final Deque<Future<Pooled>> idle = new ArrayDeque<>();
    private final Recent recent = new Recent();
    private final AtomicInteger folders = new AtomicInteger();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private int returning;
    private boolean closed;

    /// @param uses leases so far
    record Pooled(HandInServer server, int uses) {
        Pooled used() {
            return new Pooled(server, uses + 1);
        }
    }

    private HandInServers(
            Sandbox sandbox,
            Workspace workspace,
            ServerBox specification,
            ServerTemplate template,
            String engineVersion) {
        this.sandbox = sandbox;
        this.workspace = workspace;
        this.specification = specification;
        this.template = template;
        this.engineVersion = engineVersion;
    }

    /// Begins to start servers.
    ///
    /// @param work keeps what is made once; servers live in memory where the machine has a file system for that
    public static HandInServers open(Sandbox sandbox, PostgresBinaries binaries, Path work)
            throws IOException {
        var template = ServerTemplate.in(work, binaries);
        var servers =
                new HandInServers(
                        sandbox,
                        Workspace.open(work),
                        ServerBox.of(binaries),
                        template,
                        "postgresql " + binaries.version());
        servers.refill();
        return servers;
    }

    /// Such as `postgresql 18.6`.
    public String engineVersion() {
        return engineVersion;
    }

    /// How many wait started.
    public synchronized int waiting() {
        return (int) idle.stream().filter(Future::isDone).count();
    }

    /// A server for one hand-in alone.
    ///
    /// @throws SQLException if a server was started and does not answer
    public Lease lease() throws SQLException, InterruptedException {
        Pooled pooled = take();
        refill();
        return new Lease(this, pooled);
    }

    /// The same, if a server waits that nobody else will miss.
    public Optional<Lease> leaseSpare() throws SQLException, InterruptedException {
        synchronized (this) {
            boolean spare = idle.stream().filter(Future::isDone).count() == idle.size();
            if (closed || idle.isEmpty() || !spare) return Optional.empty();
        }
        return Optional.of(lease());
    }

    /// Shows that there is room for a server and its databases.
    ///
    /// @throws IOException which says how much is missing
    public void requireRoom() throws IOException {
        long room = Files.getFileStore(workspace.folder()).getUsableSpace();
        if (room < LEAST_ROOM)
            throw new IOException(
                    "%s has %d MB left, and a hand-in server wants %d"
                            .formatted(
                                    workspace.folder().getParent(), room >> 20, LEAST_ROOM >> 20));
    }

    /// A way to databases for one box, in a folder of its own.
    public Bridge bridge() {
        try {
            return Bridge.open(workspace.create("bridge-" + folders.incrementAndGet()));
        } catch (IOException e) {
            throw new SandboxFault("cannot open a bridge", e);
        }
    }

    private Pooled take() throws SQLException, InterruptedException {
        while (true) {
            Future<Pooled> ahead = idle();
            Future<Pooled> next = ahead == null ? fresh() : ahead;
            try {
                Pooled pooled = next.get();
                if (pooled.server().isWell()) return pooled;
                pooled.server().close();
                if (ahead == null)
                    throw new SandboxFault(
                            "a new hand-in server does not answer, or has no room to write");
                LOG.warn("a hand-in server ended while it was idle; another takes its place");
            } catch (ExecutionException e) {
                // what failed ahead of time, on a full disk perhaps, says nothing of now
                if (ahead != null) continue;
                switch (e.getCause()) {
                    case SQLException silent -> throw silent;
                    case SandboxFault fault -> throw fault;
                    default ->
                            throw new SandboxFault("cannot start a hand-in server", e.getCause());
                }
            }
        }
    }

    /// Null where there is none, and none comes back in the time that it takes to start another: what a hostile hand-in
    /// left may take long to end, and nobody else waits for that.
    private synchronized Future<Pooled> idle() throws InterruptedException {
        long begun = System.nanoTime();
        while (idle.isEmpty() && returning > 0) {
            long left = START_NANOS - (System.nanoTime() - begun);
            if (left <= 0) break;
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return idle.pollFirst();
    }

    private synchronized Future<Pooled> fresh() {
        if (closed) throw new IllegalStateException("the hand-in servers are closed");
        return background.submit(this::start);
    }

    private synchronized void refill() {
        while (!closed && idle.size() + returning < READY)
            idle.addLast(background.submit(this::start));
    }

    private Pooled start() throws IOException, SQLException {
        Path home = workspace.create("server-" + folders.incrementAndGet());
        var server = HandInServer.start(sandbox, specification, template, home);
        try {
            recent.prepare(server.templates());
            return new Pooled(server, 0);
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// What hand-ins used lately: a new server has it before it is asked.
    Recent recent() {
        return recent;
    }

    /// Clears up after a lease, and takes its server back.
    void returned(Runnable clearing) {
        synchronized (this) {
            returning++;
        }
        background.execute(() -> {
            try {
                clearing.run();
            } finally {
                synchronized (this) {
                    returning--;
                    notifyAll();
                }
            }
        });
    }

    /// Does what a finished hand-in need not wait for.
    void later(Runnable work) {
        background.execute(work);
    }

    /// Takes a server back, for the next hand-in or to end it.
    void giveBack(Pooled pooled, boolean trusted) {
        if (trusted && pooled.uses() < MOST_USES && pooled.server().isWell() && keep(pooled.used()))
            return;
        pooled.server().close();
    }

    private synchronized boolean keep(Pooled pooled) {
        if (closed || idle.size() >= most) return false;
        // The one used last has templates that the next hand-in may want
        idle.addFirst(CompletableFuture.completedFuture(pooled));
        return true;
    }

    /// Ends all servers that are not leased.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        for (Future<Pooled> future : idle) end(future);
        background.close();
        try {
            workspace.close();
        } catch (IOException e) {
            throw new SandboxFault("cannot clear up after the hand-in servers", e);
        }
    }

    private static void end(Future<Pooled> future) {
        try {
            future.get().server().close();
        } catch (ExecutionException e) {
            LOG.warn("a hand-in server had not started", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFault("interrupted while hand-in servers were ended", e);
        }
    }
}
