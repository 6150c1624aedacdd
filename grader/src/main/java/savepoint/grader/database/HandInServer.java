package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.grader.verdict.Limit;
import savepoint.postgres.Folders;

/// A small PostgreSQL server in a box of its own.
final class HandInServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    // With less, a statement may fail that nothing was wrong with.
    private static final long LEAST_ROOM = 8L << 20;
    private static final Duration POLL = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);
    static final String OUT_OF_LOCKS = "53200";

    private final Box box;
    private final Path home;
    private final Passwords passwords;
    private final Connection superuser;
    private final Connection maker;
    private final Templates templates;
    private final Readers readers = new Readers(this);
    private final boolean watchStorage;
    private Optional<StorageWatch> storage = Optional.empty();
    private volatile boolean overflown;
    private long counted;
    private boolean patient;

    private HandInServer(
            Box box,
            Path home,
            Passwords passwords,
            Connection superuser,
            Connection maker,
            boolean watchStorage) {
        this.watchStorage = watchStorage;
        this.box = box;
        this.home = home;
        this.passwords = passwords;
        this.superuser = superuser;
        this.maker = maker;
        this.templates = new Templates(this);
    }

    /// Starts a server on a copy of the template, in a new folder.
    static HandInServer start(
            Sandbox sandbox, ServerBox specification, ServerTemplate template, Path home)
            throws IOException, SQLException {
        template.copyTo(home.resolve(ServerBox.DATA));
        Box box = sandbox.start(specification.spec(home));
        try {
            var login =
                    new ServerLogin(
                            home.resolve(Bridge.SOCKET),
                            Roles.SUPERUSER,
                            template.passwords().of(Roles.SUPERUSER));
            return new HandInServer(
                    box,
                    home,
                    template.passwords(),
                    connectFirst(box, login),
                    login.connect(Roles.SUPERUSER, SILENCE, ""),
                    !sandbox.isolation().memoryByKernel());
        } catch (SQLException | RuntimeException e) {
            box.close();
            Folders.delete(home);
            throw e;
        }
    }

    private static Connection connectFirst(Box box, ServerLogin login) throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return login.connect(Roles.SUPERUSER, SILENCE, "");
            } catch (SQLException e) {
                if (box.ending().isPresent())
                    throw new SandboxFault("a hand-in server did not start: " + box.errors(), e);
                if (System.nanoTime() - begun > START.toNanos()) throw e;
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }

    Path socket() {
        return home.resolve(Bridge.SOCKET);
    }

    Templates templates() {
        return templates;
    }

    /// Begins a lease: the server's time counts from here.
    void begin() {
        box.go();
        if (watchStorage)
            storage =
                    Optional.of(
                            new StorageWatch(home, ServerBox.LIMITS.memoryBytes(), this::overflow));
    }

    /// What it has used in this lease.
    Duration cpu() {
        return box.usage().cpu();
    }

    private void overflow() {
        overflown = true;
        box.kill();
    }

    /// Leaves the processors to other boxes until the lease ends.
    void waitsForOthers() {
        box.waitsForOthers(true);
        patient = true;
    }

    /// Ends a lease: an idle server's time does not count.
    void rest() {
        if (patient) box.waitsForOthers(false);
        patient = false;
        storage.ifPresent(StorageWatch::close);
        storage = Optional.empty();
        box.rest();
    }

    /// Makes and drops databases and roles, as the superuser, in the database that no hand-in enters. On a session of its
    /// own: questions need not wait until a database is copied.
    void make(String... statements) throws SQLException {
        synchronized (maker) {
            try (Statement statement = maker.createStatement()) {
                for (String sql : statements)
                    pastLocks(() -> {
                        statement.execute(sql);
                        return sql;
                    });
            }
        }
    }

    /// What the superuser and the author do between two cases.
    interface Work<T> {
        T run() throws SQLException;
    }

    /// A session that was cut holds what it held until it sees so: then there may be no lock left for anybody else.
    static <T> T pastLocks(Work<T> work) throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return work.run();
            } catch (SQLException e) {
                boolean hopeless = System.nanoTime() - begun > PATIENCE.toNanos();
                if (hopeless || !OUT_OF_LOCKS.equals(e.getSQLState())) throw e;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Asks as the superuser for one number.
    long ask(String query) throws SQLException {
        synchronized (superuser) {
            try (Statement statement = superuser.createStatement();
                    var rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// How many of these processes wait for a lock that another holds.
    long blocked(Collection<Integer> processes) throws SQLException {
        return ask(
                "select count(*) from unnest('{%s}'::int[]) p where cardinality(pg_blocking_pids(p)) > 0"
                        .formatted(
                                processes.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(","))));
    }

    /// The number that the next transaction that writes will get. While it stands still, nothing has changed.
    long nextTransaction() throws SQLException {
        return ask("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    }

    /// How many transactions wrote since this was asked before.
    long transactionsSince() throws SQLException {
        long now = nextTransaction();
        long since = now - counted;
        counted = now;
        return since;
    }

    /// Those who ask databases that stand.
    Readers readers() {
        return readers;
    }

    Connection connect(String role, String database, String options) throws SQLException {
        return new ServerLogin(socket(), role, passwords.of(role))
                .connect(database, SILENCE, options);
    }

    /// The limit that a hand-in broke, if it did. PostgreSQL may live on when the kernel killed one of its sessions.
    Optional<Limit> exhausted() {
        if (overflown || box.ranOutOfMemory()) return Optional.of(Limit.MEMORY);
        return box.ending()
                .flatMap(ending ->
                        switch (ending) {
                            case Ending.Killed(var limit) -> Optional.of(limit);
                            case Ending.Exited _, Ending.Stopped _ -> Optional.empty();
                        });
    }

    /// Whether it runs, answers, and has room to write.
    boolean isWell() {
        try {
            return box.ending().isEmpty()
                    && Files.getFileStore(home).getUsableSpace() > LEAST_ROOM
                    && !box.ranOutOfMemory()
                    && superuser.isValid((int) SILENCE.toSeconds());
        } catch (SQLException | SandboxFault | IOException _) {
            return false; // a box that somebody ended is not well either
        }
    }

    /// Ends it as a crash would.
    void kill() {
        box.kill();
    }

    /// Ends the server with all that is in it.
    @Override
    public void close() {
        try {
            superuser.abort(Runnable::run);
            maker.abort(Runnable::run);
            readers.abort();
            box.close();
            Folders.delete(home);
        } catch (SQLException | IOException e) {
            throw new SandboxFault("cannot clear up after a hand-in server", e);
        }
    }
}
