package savepoint.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The platform's own PostgreSQL on this machine: a child of this process, kept alive while this is open, reached over
/// loopback with passwords. The folder holds the cluster, its passwords, its port and its log.
public final class EmbeddedPostgres implements PlatformDatabase {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String DATABASE = "savepoint";

    // Crash recovery replays at most max_wal_size (1 GB), which slow disks do in minutes.
    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final FolderLock lock;
    private final Cluster cluster;
    private final Secrets secrets;
    private final Path portFile;
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    // A thread of its own for the server's whole life: the kernel tells the server to stop when
    // this thread ends.
    private final Thread keeper =
            Thread.ofPlatform().name("postgresql").daemon().unstarted(this::keep);
    private volatile int port;

    private EmbeddedPostgres(FolderLock lock, Cluster cluster, Secrets secrets, Path portFile) {
        this.lock = lock;
        this.cluster = cluster;
        this.secrets = secrets;
        this.portFile = portFile;
    }

    /// Starts the server of this folder, making it when it is new; what a crash left running is stopped first.
    ///
    /// @throws FolderInUseException if another live process has the folder
    public static EmbeddedPostgres start(Path folder, PostgresBinaries binaries)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            // Passable for the account that owns the cluster; what is secret in here is closed by
            // itself
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
        Path home = folder.toRealPath();
        var lock = FolderLock.take(home);
        try {
            var secrets = Secrets.in(home.resolve("passwords"));
            var cluster = Cluster.in(home, binaries, secrets.password(NewCluster.SUPERUSER));
            var postgres = new EmbeddedPostgres(lock, cluster, secrets, home.resolve("port"));
            postgres.start();
            return postgres;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /// The owner's login at the server that another process runs in this folder; empty where none does.
    public static Optional<DatabaseLogin> running(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return Optional.empty();
        Path home = folder.toRealPath();
        try (var _ = FolderLock.take(home)) {
            return Optional.empty();
        } catch (FolderInUseException _) {
            return Optional.of(
                    new DatabaseLogin(
                            "jdbc:postgresql://127.0.0.1:%s/%s"
                                    .formatted(
                                            Files.readString(home.resolve("port")).strip(),
                                            DATABASE),
                            Roles.OWNER,
                            Secrets.in(home.resolve("passwords")).password(Roles.OWNER)));
        }
    }

    private void start() throws IOException {
        keeper.start();
        try {
            started.get();
            prepareRoles();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (SQLException e) {
            close();
            throw new IOException(
                    "PostgreSQL runs but its roles could not be prepared: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            close();
            throw interrupted(e);
        }
    }

    /// What the keeper thread does: starts the server, and again whenever it ends by itself, until [#close()] interrupts.
    private void keep() {
        Process server = null;
        try {
            while (true) {
                try {
                    cluster.endSurvivors();
                    if (!started.isDone()) port = choosePort();
                    server = cluster.launch(port);
                    awaitStart(server);
                    started.complete(null);
                    log.error(
                            "PostgreSQL ended by itself with code {}, starting it again",
                            server.waitFor());
                } catch (IOException e) {
                    boolean portWasTaken = !isFree(port);
                    if (!started.isDone() && !portWasTaken) throw e;
                    log.error("PostgreSQL did not start, trying again", e);
                    Thread.sleep(PAUSE_AFTER_FAILURE);
                }
            }
        } catch (InterruptedException _) {
            log.info("Stopping PostgreSQL");
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        } finally {
            stop(server);
        }
    }

    private void awaitStart(Process server) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (!cluster.accepts(server)) {
            if (server.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("PostgreSQL did not start:\n" + cluster.lastWords());
            }
            if (System.nanoTime() - begun > START.toNanos()) {
                throw new IOException(
                        "PostgreSQL was not ready within "
                                + START.toMinutes()
                                + " minutes:\n"
                                + cluster.lastWords());
            }
        }
    }

    private void stop(Process server) {
        boolean wasInterrupted = Thread.interrupted();
        try {
            if (server != null && server.isAlive()) cluster.stop(server);
        } catch (IOException | InterruptedException e) {
            log.error(
                    "PostgreSQL (process {}) may still run; the next start stops it",
                    server.pid(),
                    e);
        } finally {
            if (wasInterrupted) Thread.currentThread().interrupt();
        }
    }

    private int choosePort() throws IOException {
        if (Files.exists(portFile)) {
            int kept = Integer.parseInt(Files.readString(portFile).strip());
            if (isFree(kept)) return kept;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(portFile, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void prepareRoles() throws SQLException, IOException {
        try (Connection connection = login("postgres", NewCluster.SUPERUSER).connect();
                Statement statement = connection.createStatement()) {
            for (String role : Roles.ALL) {
                if (!exists(connection, "select from pg_roles where rolname = ?", role))
                    statement.execute("create role " + role);
                // The files are the truth: a restored cluster takes the passwords that stand beside
                // it
                connection
                        .unwrap(PGConnection.class)
                        .alterUserPassword(
                                role, secrets.password(role).toCharArray(), "scram-sha-256");
                statement.execute("alter role " + role + " login");
            }
            if (!exists(connection, "select from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + Roles.OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute(
                    "grant connect on database "
                            + DATABASE
                            + " to "
                            + Roles.SERVER
                            + ", "
                            + Roles.GRADER);
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private DatabaseLogin login(String database, String role) throws IOException {
        return new DatabaseLogin(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                role,
                secrets.password(role));
    }

    private DatabaseLogin login(String role) {
        try {
            return login(DATABASE, role);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password of " + role, e);
        }
    }

    @Override
    public DatabaseLogin owner() {
        return login(Roles.OWNER);
    }

    @Override
    public DatabaseLogin server() {
        return login(Roles.SERVER);
    }

    @Override
    public DatabaseLogin grader() {
        return login(Roles.GRADER);
    }

    /// Stops the server in order and lets go of the folder.
    @Override
    public void close() {
        keeper.interrupt();
        try {
            keeper.join();
            lock.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return (IOException)
                new InterruptedIOException("interrupted while PostgreSQL started").initCause(cause);
    }
}
