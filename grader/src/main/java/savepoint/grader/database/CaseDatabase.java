package savepoint.grader.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bridge.Passage;
import savepoint.grader.bridge.Statement;
import savepoint.grader.bridge.Traffic;
import savepoint.grader.verdict.Limit;

/// One case's own database, fresh from its template, with a role that may enter this database only.
public final class CaseDatabase implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /// The checker's session is not moved by what a hand-in may have set, made or locked.
    private static final String CHECKER_OPTIONS =
            String.join(
                    " ",
                    "-c search_path=pg_catalog,pg_temp",
                    "-c row_security=off",
                    "-c default_transaction_read_only=on",
                    "-c statement_timeout=10s",
                    "-c lock_timeout=5s",
                    "-c bytea_output=hex",
                    "-c IntervalStyle=iso_8601",
                    "-c xmloption=content",
                    "-c standard_conforming_strings=on");

    // sequences of identity columns follow their tables
    private static final String GIVE_AWAY =
            """
            do $$
            declare
                made record;
            begin
                for made in
                    select c.oid::regclass as name
                      from pg_class c
                     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')
                       and not (c.relkind = 'S' and exists (select from pg_depend d
                                                             where d.classid = 'pg_class'::regclass and d.objid = c.oid
                                                               and d.deptype in ('a', 'i')))
                loop
                    execute format('alter table %s owner to :role', made.name);
                end loop;
            end $$\
            """;

    private final Lease lease;
    private final HandInServer server;
    private final String name;
    private final String password = Passwords.fresh();
    private Optional<Passage> passage = Optional.empty();
    private final List<Connection> sessions = new ArrayList<>();
    private final List<Watchdog> watchdogs = new ArrayList<>();
    private volatile boolean ended;
    private boolean closed;

    CaseDatabase(Lease lease, HandInServer server, Template template, int number)
            throws SQLException {
        this.lease = lease;
        this.server = server;
        this.name = "case_" + number;
        create(template);
    }

    private void create(Template template) throws SQLException {
        String source = HandInServer.pastLocks(() -> server.templates().toCopy(template));
        server.make(
                "create role %s login connection limit 10 password '%s' in role %s"
                        .formatted(role(), password, Roles.STUDENT),
                "create database %s template %s strategy file_copy".formatted(name, source),
                "revoke all on database %s from public".formatted(name),
                "grant connect%s on database %s to %s"
                        .formatted(template.rights().ddl() ? ", temporary" : "", name, role()),
                "grant connect on database %s to %s".formatted(name, Roles.CHECKER));
        if (template.rights() == Template.Rights.ALL) giveAway();
    }

    /// Makes the author's tables, views and sequences the role's own. Nobody has been in the database yet, so the
    /// superuser may enter.
    private void giveAway() throws SQLException {
        try (var superuser = server.connect(Roles.SUPERUSER, name, "");
                var statement = superuser.createStatement()) {
            statement.execute(GIVE_AWAY.replace(":role", role()));
        }
    }

    public String name() {
        return name;
    }

    public String role() {
        return name;
    }

    public String password() {
        return password;
    }

    /// Lets the hand-in in, through the bridge that its box sees.
    public void admit(Bridge bridge) {
        admit(bridge, Interference.NONE);
    }

    /// The same with this in the way of its statements.
    public void admit(Bridge bridge, Interference interference) {
        passage = Optional.of(bridge.admit(server.socket(), name, role(), interference));
        passage.get().begin(server::blocked);
    }

    /// Connections that the hand-in has not closed.
    public List<Passage.Open> leftOpen() {
        return passage.map(Passage::leftOpen).orElse(List.of());
    }

    /// Connections that it was refused because too many were open.
    public long refused() {
        return passage.map(Passage::refused).orElse(0L);
    }

    /// What the hand-in's sessions have done so far, seen from the bridge.
    public Traffic traffic() {
        return passage.map(Passage::traffic).orElse(Traffic.NONE);
    }

    /// The statements of the hand-in's sessions so far, seen from the bridge.
    public List<Statement> statements() {
        return passage.map(Passage::statements).orElse(List.of());
    }

    /// Logs in with the hand-in's rights, to run statements for somebody. When its time is up the session is cut and
    /// [#timedOut()] says so.
    ///
    /// @param cpu that the server may use for it
    public Connection student(Duration cpu, Duration wall) throws SQLException {
        var session =
                new ServerLogin(server.socket(), role(), password)
                        .connect(name, wall.plus(PATIENCE), "");
        sessions.add(session);
        watchdogs.add(new Watchdog(session, new Watchdog.Patience(cpu, wall, server::cpu)));
        return session;
    }

    /// The limit that a session of [#student(Duration, Duration)] was cut for, if one was.
    public Optional<Limit> timedOut() {
        return watchdogs.stream().flatMap(watchdog -> watchdog.bitten().stream()).findFirst();
    }

    /// How many transactions have written on its server so far.
    public long written() throws SQLException {
        return server.nextTransaction();
    }

    /// Lets nobody of the hand-in in any more, and returns when none of its sessions is left.
    public void endStudentSessions() throws SQLException {
        if (ended) return;
        cut();
        long begun = System.nanoTime();
        while (!sessionsHaveEnded()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                lease.neverEnds();
                throw new SQLException("sessions of " + name + " do not end");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        ended = true;
    }

    /// Cuts the hand-in's connections. What it runs ends by itself soon, and [#endStudentSessions()] waits for that.
    void cut() {
        watchdogs.forEach(Watchdog::close);
        passage.ifPresent(Passage::close);
        sessions.forEach(CaseDatabase::cut);
    }

    private static void cut(Connection session) {
        try {
            session.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException(e); // the driver closes a socket and asks nobody
        }
    }

    /// Sessions that never got as far as a name are known to the passage alone.
    private boolean sessionsHaveEnded() throws SQLException {
        try {
            long named =
                    server.ask(
                            "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = '%s'"
                                    .formatted(role()));
            return named == 0 && passage.stream().allMatch(Passage::empty);
        } catch (SQLException e) {
            // The hand-in has all locks of the server, until its session sees that its connection
            // is cut
            if (HandInServer.OUT_OF_LOCKS.equals(e.getSQLState())) return false;
            throw e;
        }
    }

    /// Logs in to read what the hand-in left: as a role that reads everything and writes nothing. Nothing but
    /// `pg_catalog` is on its search path: name tables with their schema. End the student's sessions first.
    public Connection checker() throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return server.connect(Roles.CHECKER, name, CHECKER_OPTIONS);
            } catch (SQLException e) {
                // A server whose session was killed recovers within a second
                boolean hopeless =
                        server.exhausted().isPresent()
                                || System.nanoTime() - begun > PATIENCE.toNanos();
                if (hopeless) throw e;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Ends the case: nobody gets to its database any more, and it goes soon.
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        lease.finished(this);
    }

    void drop() throws SQLException {
        endStudentSessions();
        server.make("drop database %s".formatted(name), "drop role %s".formatted(role()));
    }
}
