package savepoint.grader.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.verdict.Limit;

/// A server for one hand-in alone. Closing it drops the hand-in's databases; after any trouble the server goes, too.
public final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    /// At 7 MB each and more, of the memory that the hand-in may use.
    private static final int MOST_UNDROPPED = 8;

    /// Many times what honest hand-ins need: who burns more wears out the server, or leaves a number for the next to read.
    private static final long MOST_TRANSACTIONS = 5_000;

    private final HandInServers servers;
    private final HandInServers.Pooled pooled;
    private final HandInServer server;
    private final Set<CaseDatabase> cases = ConcurrentHashMap.newKeySet();
    private final Queue<CaseDatabase> toDrop = new ArrayDeque<>();
    private final AtomicInteger number = new AtomicInteger();
    private Optional<CaseDatabase> finished = Optional.empty();
    private Optional<Ahead> ahead = Optional.empty();
    private final Set<String> read = new LinkedHashSet<>();
    private OptionalLong untouched = OptionalLong.empty();
    private volatile boolean trusted = true;
    private volatile boolean endless;
    private boolean closed;

    Lease(HandInServers servers, HandInServers.Pooled pooled) {
        this.servers = servers;
        this.pooled = pooled;
        this.server = pooled.server();
        server.begin();
    }

    /// Says that nobody waits for this hand-in: others go first.
    public void waitsForOthers() {
        server.waitsForOthers();
    }

    /// Begins to make databases in the background, in the order in which they will be asked for.
    public void expect(List<Template> templates) {
        ahead = Optional.of(new Ahead(templates, this::make, servers::later));
    }

    /// A fresh database, made from the template of this schema and fixtures.
    ///
    /// @throws BadFixture if the template's SQL does not run
    /// @throws SQLException if the server fails us: ask [#exhausted()] whether the hand-in wore it out
    public CaseDatabase create(Template template) throws SQLException, InterruptedException {
        if (finished.isPresent()) {
            // what its sessions hold, locks for one, must not meet the next case
            finished.get().endStudentSessions();
            finished = Optional.empty();
        }
        var made = ahead.isPresent() ? ahead.get().take(template) : Optional.<CaseDatabase>empty();
        return made.isPresent() ? made.get() : make(template);
    }

    private CaseDatabase make(Template template) throws SQLException {
        try {
            server.readers().expectNone(); // theirs are places that the hand-in may want
            var made = new CaseDatabase(this, server, template, number.incrementAndGet());
            cases.add(made);
            servers.recent().copied(template);
            return made;
        } catch (BadFixture e) {
            throw e;
        } catch (SQLException e) {
            distrust();
            throw e;
        }
    }

    /// A database of this schema and fixtures for a hand-in that only asks.
    ///
    /// @throws BadFixture if the template's SQL does not run
    public StandingDatabase read(Template template) throws SQLException {
        if (!server.templates().stands(template)) {
            proveUntouched();
            untouched = OptionalLong.empty();
        }
        String name = server.templates().toRead(template);
        servers.recent().read(template);
        read.add(name);
        if (untouched.isEmpty()) untouched = OptionalLong.of(server.nextTransaction());
        return new StandingDatabase(server, name);
    }

    /// The tables of this schema, without rows, for one small database after another. Hand-ins may ask them and nothing
    /// else.
    ///
    /// @throws BadFixture if the schema's SQL does not run
    public Stage stage(Template schema) throws SQLException {
        proveUntouched();
        untouched = OptionalLong.empty();
        return new Stage(server, server.templates().toStage(schema));
    }

    /// Whoever writes takes a transaction number, whatever rights or tricks let him.
    private void proveUntouched() throws SQLException {
        if (untouched.isEmpty() || !trusted) return;
        server.readers().awaitNone();
        if (server.nextTransaction() == untouched.getAsLong()) return;
        distrust();
        LOG.warn("something was written where hand-ins may only read; the server is replaced");
    }

    /// Such as `postgresql 18.6`.
    public String engineVersion() {
        return servers.engineVersion();
    }

    /// The limit of the server's box that the hand-in broke, if it did.
    public Optional<Limit> exhausted() {
        return server.exhausted().or(() -> endless ? Optional.of(Limit.WALL) : Optional.empty());
    }

    /// Notes that the hand-in runs what cannot be ended: few functions of PostgreSQL look up while they work.
    void neverEnds() {
        endless = true;
        distrust();
    }

    /// Whether the server runs, answers, and has not crashed since it started.
    public boolean isWell() {
        return server.isWell();
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
        finished = Optional.of(database);
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
        servers.returned(this::giveBack);
    }

    private void giveBack() {
        try {
            if (ahead.isPresent()) ahead.get().close();
            List.copyOf(cases).forEach(CaseDatabase::close);
            toDrop.forEach(this::drop);
            proveUntouched();
            if (server.transactionsSince() > MOST_TRANSACTIONS) distrust();
            if (trusted) server.templates().expectReaders(read);
        } catch (SQLException e) {
            distrust();
            LOG.warn("a hand-in server is replaced, its state is not known: {}", e.getMessage());
        }
        server.rest();
        servers.giveBack(pooled, trusted);
    }
}
