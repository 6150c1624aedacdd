package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.database.TestServers.BANK;
import static savepoint.grader.database.TestServers.LIMIT;
import static savepoint.grader.database.TestServers.ask;
import static savepoint.grader.database.TestServers.execute;
import static savepoint.grader.database.TestServers.refused;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.verdict.Limit;

class StandingDatabaseTest {
    /// Read-only transaction; no right to; no such file.
    private static final List<String> REFUSALS = List.of("25006", "42501", "58P01", "25001");

    private static HandInServers servers;

    @BeforeAll
    static void open() throws Exception {
        servers = TestServers.open();
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update account set balance = 0",
                "with gone as (delete from account returning *) select * from gone",
                "select nextval('transfer_id_seq')",
                "select setval('transfer_id_seq', 99)",
                "create table mine (id int)",
                "create temporary table mine (id int)",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x')",
                "alter role current_user set search_path = evil",
                "alter role current_user password 'mine'",
                "comment on role reader is 'for the next'",
                "grant reader to student",
                "truncate account",
                "vacuum account",
                "select * from account for update",
                "do $$ begin update account set balance = 0; end $$",
                "do $$ begin perform set_config('transaction_read_only', 'off', true); update account set balance = 0; end $$",
                "do $$ begin commit; set transaction read write; update account set balance = 0; end $$",
            })
    void who_may_only_read_cannot_leave_anything(String sql) throws Exception {
        try (Lease lease = servers.lease()) {
            try (var standing = lease.read(BANK);
                    Connection reader = standing.reader(LIMIT, LIMIT)) {
                reader.setAutoCommit(false);
                var state = refused(reader, sql);
                assertTrue(
                        REFUSALS.contains(state) || state.equals("2D000"),
                        () -> sql + ": " + state);
            }
            try (var standing = lease.read(BANK);
                    Connection reader = standing.reader(LIMIT, LIMIT)) {
                assertEquals("320.00", ask(reader, "select sum(balance) from account"));
            }
        }
    }

    @Test
    void it_stands_for_the_next_hand_in() throws Exception {
        HandInServer server;
        String first;
        try (Lease lease = servers.lease()) {
            server = lease.server();
            first = number(lease);
        }
        try (Lease next = leaseOf(server)) {
            assertEquals(first, number(next));
        }
    }

    @Test
    void a_server_where_somebody_wrote_is_replaced() throws Exception {
        HandInServer server;
        try (Lease lease = servers.lease()) {
            server = lease.server();
            try (var standing = lease.read(BANK);
                    Connection reader = standing.reader(LIMIT, LIMIT)) {
                // as whoever writes must, should the reader's rights ever have a hole
                execute(reader, "select pg_current_xact_id()");
            }
        }
        while (server.isWell()) Thread.onSpinWait();
    }

    @Test
    void a_query_without_end_is_cut_by_what_it_costs() throws Exception {
        var counts = "select count(*) from generate_series(1, 1e15)";
        assertEquals(Limit.CPU, limitOf(counts, Duration.ofMillis(200), LIMIT));
    }

    @Test
    void a_query_that_sleeps_is_cut_by_the_clock() throws Exception {
        assertEquals(Limit.WALL, limitOf("select pg_sleep(600)", LIMIT, Duration.ofMillis(200)));
    }

    private static Limit limitOf(String sql, Duration cpu, Duration wall) throws Exception {
        try (Lease lease = servers.lease();
                var standing = lease.read(BANK)) {
            try (Connection reader = standing.reader(cpu, wall)) {
                reader.setAutoCommit(false);
                assertThrows(SQLException.class, () -> execute(reader, sql));
            }
            return standing.timedOut().orElseThrow();
        }
    }

    @Test
    void nobody_else_gets_in() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                var standing = lease.read(BANK);
                Connection reader = standing.reader(LIMIT, LIMIT)) {
            var name = ask(reader, "select current_database()");
            var login =
                    new ServerLogin(lease.server().socket(), database.role(), database.password());
            var refusal = assertThrows(SQLException.class, () -> login.connect(name, LIMIT, ""));
            assertEquals("42501", refusal.getSQLState());
            assertEquals(Optional.empty(), standing.timedOut());
        }
    }

    /// Tells one making of the database from another.
    private static String number(Lease lease) throws SQLException {
        try (var standing = lease.read(BANK);
                Connection reader = standing.reader(LIMIT, LIMIT)) {
            return ask(reader, "select oid from pg_database where datname = current_database()");
        }
    }

    /// A lease comes back when its databases are dropped, and then is the first to be given out.
    private static Lease leaseOf(HandInServer server) throws Exception {
        while (true) {
            var lease = servers.lease();
            if (lease.server() == server) return lease;
            lease.close();
        }
    }
}
