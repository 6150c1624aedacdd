package savepoint.grader.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.sandbox.SandboxFault;
import savepoint.grader.verdict.Limit;

/// A server for one hand-in alone. Closing it drops the hand-in's databases; after any trouble the server goes, too.
public final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    /// At 7 MB each and more, of the memory that the hand-in may use.
    private static final int MOST_UNDROPPED = 8;

    private final HandInServers servers;
    private final HandInServers.Pooled pooled;
    private final HandInServer server;
    private final Path folder;
    private final Bridge bridge;
    private final Set<CaseDatabase> cases = ConcurrentHashMap.newKeySet();
    private final Queue<CaseDatabase> toDrop = new ArrayDeque<>();
    private int number;
    private volatile boolean trusted = true;
    private boolean closed;

    Lease(HandInServers servers, HandInServers.Pooled pooled, Path folder) throws IOException {
        this.servers = servers;
        this.pooled = pooled;
        this.server = pooled.server();
        this.folder = folder;
        this.bridge = Bridge.open(folder, server.socket());
        server.begin();
    }

    /// A fresh database, made from the template of this schema and fixtures.
    ///
    /// @throws BadFixture if the template's SQL does not run
    /// @throws SQLException if the server fails us: ask [#exhausted()] whether the hand-in wore it out
    public CaseDatabase create(Template template) throws SQLException {
        try {
            var made = new CaseDatabase(this, server, bridge, template, ++number);
            cases.add(made);
            return made;
        } catch (BadFixture e) {
            throw e;
        } catch (SQLException e) {
            distrust();
            throw e;
        }
    }

    /// The folder to bind into the hand-in's box, the same for all cases of the lease.
    public Path socketFolder() {
        return folder;
    }

    /// Such as `postgresql 18.6`.
    public String engineVersion() {
        return servers.engineVersion();
    }

    /// The limit of the server's box that the hand-in broke, if it did.
    public Optional<Limit> exhausted() {
        return server.exhausted();
    }

    HandInServer server() {
        return server;
    }

    /// Notes that this server must not serve another hand-in.
    void distrust() {
        trusted = false;
    }

    /// Takes a finished case. Its database is dropped when nobody waits, but few are left lying until then.
    void finished(CaseDatabase database) {
        cases.remove(database);
        database.cut();
        toDrop.add(database);
        if (toDrop.size() > MOST_UNDROPPED) drop(toDrop.remove());
    }

    private void drop(CaseDatabase database) {
        if (!trusted) return; // it goes with its server
        try {
            database.drop();
        } catch (SQLException e) {
            distrust();
            LOG.warn(
                    "{} could not be dropped, its server is replaced: {}",
                    database.name(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        List.copyOf(cases).forEach(CaseDatabase::close);
        bridge.close();
        try {
            Workspace.remove(folder);
        } catch (IOException e) {
            throw new SandboxFault("cannot remove " + folder, e);
        } finally {
            servers.later(this::giveBack);
        }
    }

    private void giveBack() {
        toDrop.forEach(this::drop);
        server.rest();
        servers.giveBack(pooled, trusted);
    }
}
