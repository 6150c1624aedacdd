package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.sandbox.Box;
import savepoint.grader.sandbox.Ending;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.grader.verdict.Limit;

/// A small PostgreSQL server in a box of its own.
final class HandInServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(2);

    private final Box box;
    private final Path home;
    private final Passwords passwords;
    private final Connection superuser;
    private final Templates templates;
    private final boolean watchStorage;
    private Optional<StorageWatch> storage = Optional.empty();
    private volatile boolean overflown;

    private HandInServer(
            Box box, Path home, Passwords passwords, Connection superuser, boolean watchStorage) {
        this.watchStorage = watchStorage;
        this.box = box;
        this.home = home;
        this.passwords = passwords;
        this.superuser = superuser;
        this.templates = new Templates(this);
    }

    /// Starts a server on a copy of the template, in a new folder.
    static HandInServer start(
            Sandbox sandbox, ServerBox specification, ServerTemplate template, Path home)
            throws IOException, SQLException {
        template.copyTo(home.resolve(ServerBox.DATA));
        Box box = sandbox.start(specification.spec(home));
        try {
            Connection superuser =
                    connectFirst(
                            box,
                            new ServerLogin(
                                    home.resolve(Bridge.SOCKET),
                                    Roles.SUPERUSER,
                                    template.passwords().of(Roles.SUPERUSER)));
            return new HandInServer(
                    box,
                    home,
                    template.passwords(),
                    superuser,
                    !sandbox.isolation().memoryByKernel());
        } catch (SQLException | RuntimeException e) {
            box.close();
            Workspace.remove(home);
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

    private void overflow() {
        overflown = true;
        box.kill();
    }

    /// Ends a lease: an idle server's time does not count.
    void rest() {
        storage.ifPresent(StorageWatch::close);
        storage = Optional.empty();
        box.rest();
    }

    /// Runs statements as the superuser, in the database that no hand-in enters.
    synchronized void administer(String... statements) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    /// Asks as the superuser for one number.
    synchronized long ask(String query) throws SQLException {
        try (Statement statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
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

    /// Whether it runs and answers.
    boolean isWell() {
        try {
            return box.ending().isEmpty()
                    && !box.ranOutOfMemory()
                    && superuser.isValid((int) SILENCE.toSeconds());
        } catch (SQLException | SandboxFault _) {
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
            box.close();
            Workspace.remove(home);
        } catch (SQLException | IOException e) {
            throw new SandboxFault("cannot clear up after a hand-in server", e);
        }
    }
}
