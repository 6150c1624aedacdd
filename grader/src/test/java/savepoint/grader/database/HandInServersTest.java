package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.bridge.Bridge;
import savepoint.grader.sandbox.TestSandbox;
import savepoint.grader.verdict.Limit;
import savepoint.postgres.PostgresBinaries;

class HandInServersTest {
    private static final Path WORK = Path.of("target/hand-in-servers").toAbsolutePath();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Template BANK =
            Template.of(
                    """
                    create table account (id int primary key, owner text not null, balance numeric(10, 2) not null check (balance >= 0));
                    create table transfer (id int generated always as identity primary key, amount numeric(10, 2) not null);
                    """,
                    List.of("insert into account values (1, 'Ada', 300), (2, 'Bea', 20);"));

    private static HandInServers servers;

    @BeforeAll
    static void open() throws Exception {
        Files.createDirectories(WORK);
        servers =
                HandInServers.open(
                        TestSandbox.sandbox(),
                        PostgresBinaries.in(WORK.resolve("postgresql")),
                        WORK);
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @Test
    void a_hand_in_changes_rows_and_the_checker_reads_them() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK)) {
            try (Connection student = database.student(LIMIT)) {
                execute(student, "update account set balance = balance - 20 where id = 1");
                execute(student, "insert into transfer (amount) values (20)");
                assertEquals("2", ask(student, "select count(*) from account"));
            }
            database.endStudentSessions();
            try (Connection checker = database.checker()) {
                assertEquals(
                        "280.00", ask(checker, "select balance from public.account where id = 1"));
                assertEquals("1", ask(checker, "select count(*) from public.transfer"));
                assertEquals("25006", refused(checker, "update public.account set balance = 0"));
                execute(checker, "set default_transaction_read_only = off");
                assertEquals("42501", refused(checker, "update public.account set balance = 0"));
                assertEquals("42501", refused(checker, "set session_replication_role = replica"));
            }
            assertEquals(3, database.traffic().statements() - startupStatements(lease));
            assertEquals("postgresql 18.6", lease.engineVersion());
        }
    }

    /// The driver may run statements of its own when it connects.
    private static long startupStatements(Lease lease) throws SQLException {
        try (CaseDatabase database = lease.create(BANK)) {
            database.student(LIMIT).close();
            return database.traffic().statements();
        }
    }

    @Test
    void every_case_begins_afresh() throws Exception {
        try (Lease lease = servers.lease()) {
            try (CaseDatabase first = lease.create(BANK);
                    Connection student = first.student(LIMIT)) {
                execute(student, "delete from account");
            }
            try (CaseDatabase second = lease.create(BANK);
                    Connection student = second.student(LIMIT)) {
                assertEquals("2", ask(student, "select count(*) from account"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table own (id int)",
                "create temporary table own (id int)",
                "create view own as select 1",
                "create schema own",
                "create database own",
                "create role own",
                "create extension hstore",
                "create function own() returns int language sql as 'select 1'",
                "alter table account add extra int",
                "alter table account disable trigger all",
                "drop table account",
                "truncate account",
                "alter database case_1 set search_path = evil",
                "copy account to program 'id'",
                "copy account from '/etc/passwd'",
                "select pg_read_file('/etc/passwd')",
                "select lo_import('/etc/passwd')",
                "load '/tmp/evil.so'",
                "set role author",
                "set session authorization postgres",
                "alter role case_1 superuser",
                "alter system set fsync = on",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'",
                "select usename from pg_stat_activity where usename <> current_user and query not in ('', '<insufficient privilege>')"
            })
    void what_a_hand_in_on_rows_may_not_do_is_refused(String sql) throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = database.student(LIMIT)) {
            if (sql.startsWith("select usename"))
                assertEquals(Optional.empty(), first(student, sql));
            else
                assertTrue(
                        List.of("42501", "58P01", "0LP01", "22023").contains(refused(student, sql)),
                        sql);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "template0", "template1", "case_2", "case_9"})
    void no_other_database_can_be_reached(String other) throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                CaseDatabase second = lease.create(BANK)) {
            assertEquals("case_2", second.name());
            Path bridge = database.socketFolder().resolve(Bridge.SOCKET);
            var login = new ServerLogin(bridge, database.role(), database.password());
            assertEquals(
                    "28000",
                    assertThrows(SQLException.class, () -> login.connect(other, LIMIT, ""))
                            .getSQLState());
            var asSuperuser = new ServerLogin(bridge, "postgres", "guess");
            assertEquals(
                    "28000",
                    assertThrows(
                                    SQLException.class,
                                    () -> asSuperuser.connect(database.name(), LIMIT, ""))
                            .getSQLState());
            // The server itself refuses as well, should the bridge ever be passed by
            var aside = new ServerLogin(serverSocket(lease), database.role(), database.password());
            String state =
                    assertThrows(SQLException.class, () -> aside.connect(other, LIMIT, ""))
                            .getSQLState();
            assertTrue(List.of("42501", "3D000", "55000").contains(state), state);
        }
    }

    @Test
    void a_task_on_structure_may_make_objects_and_the_checker_sees_them() throws Exception {
        Template ddl = Template.of(BANK.schema(), BANK.fixtures(), true);
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(ddl)) {
            try (Connection student = database.student(LIMIT)) {
                execute(student, "create table own (id int primary key)");
                execute(student, "create temporary table passing (id int)");
                execute(student, "insert into own values (1)");
                assertEquals("42501", refused(student, "create extension hstore"));
                assertEquals("42501", refused(student, "drop table account"));
            }
            database.endStudentSessions();
            try (Connection checker = database.checker()) {
                assertEquals("1", ask(checker, "select count(*) from public.own"));
            }
        }
    }

    @Test
    void the_checker_is_not_moved_by_a_hostile_schema() throws Exception {
        Template ddl = Template.of(BANK.schema(), BANK.fixtures(), true);
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(ddl)) {
            try (Connection student = database.student(LIMIT)) {
                execute(
                        student,
                        "create function public.count(int) returns bigint language sql as 'select 99::bigint'");
                execute(student, "create table own (id int)");
                execute(student, "insert into own values (1), (2)");
                execute(student, "alter table own enable row level security");
                execute(student, "alter table own force row level security");
                execute(
                        student,
                        "create function grab() returns text language plpgsql as $$ begin execute 'create table public.loot()'; return 'x'; end $$");
                execute(student, "create view trap as select public.grab() as bait");
                execute(student, "alter role current_user set search_path = public");
            }
            database.endStudentSessions();
            try (Connection checker = database.checker()) {
                assertEquals("2", ask(checker, "select count(id) from public.own"));
                assertTrue(
                        List.of("25006", "42501")
                                .contains(refused(checker, "select bait from public.trap")));
            }
        }
    }

    @Test
    void after_the_end_no_session_of_the_hand_in_is_left_and_none_can_come() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection open = database.student(LIMIT)) {
            open.setAutoCommit(false);
            execute(open, "lock table account in access exclusive mode");
            execute(open, "delete from account");
            database.endStudentSessions();
            assertThrows(SQLException.class, () -> execute(open, "select 1"));
            assertEquals(
                    "28000",
                    assertThrows(SQLException.class, () -> database.student(LIMIT)).getSQLState());
            try (Connection checker = database.checker()) {
                assertEquals(
                        "2",
                        ask(checker, "select count(*) from public.account"),
                        "what was not committed does not count");
            }
        }
    }

    @Test
    void a_statement_without_end_is_cut_and_the_lease_goes_on() throws Exception {
        try (Lease lease = servers.lease()) {
            try (CaseDatabase database = lease.create(BANK);
                    Connection student = database.student(Duration.ofMillis(200))) {
                execute(student, "set statement_timeout = 0");
                assertThrows(SQLException.class, () -> execute(student, "select pg_sleep(600)"));
                assertTrue(database.timedOut());
            }
            try (CaseDatabase database = lease.create(BANK);
                    Connection student = database.student(LIMIT)) {
                assertEquals("1", ask(student, "select 1"));
                assertFalse(database.timedOut());
            }
        }
    }

    @Test
    void all_locks_and_connections_of_one_hand_in_are_no_trouble_for_another() throws Exception {
        var flood = new ArrayList<Connection>();
        try (Lease greedy = servers.lease();
                CaseDatabase database = greedy.create(BANK);
                Lease neighbour = servers.lease()) {
            SQLException full =
                    assertThrows(
                            SQLException.class,
                            () -> {
                                while (true) flood.add(database.student(LIMIT));
                            });
            assertEquals("53300", full.getSQLState());
            execute(
                    flood.getFirst(),
                    "select pg_notify('news', repeat('x', 7000)) from generate_series(1, 1000)");
            assertEquals(
                    "53200",
                    refused(
                            flood.getFirst(),
                            "do $$ begin for n in 1 .. 10000000 loop perform pg_advisory_lock(n); end loop; end $$"));
            try (CaseDatabase other = neighbour.create(BANK);
                    Connection undisturbed = other.student(LIMIT)) {
                assertEquals("2", ask(undisturbed, "select count(*) from account"));
            }
            database.endStudentSessions();
            try (Connection checker = database.checker()) {
                assertEquals("2", ask(checker, "select count(*) from public.account"));
            }
        } finally {
            for (Connection connection : flood) connection.abort(Runnable::run);
        }
    }

    @Test
    void finished_cases_leave_no_databases_and_no_roles() throws Exception {
        HandInServer server;
        try (Lease lease = servers.lease()) {
            server = lease.server();
            for (int number = 1; number <= 10; number++) lease.create(BANK).close();
            assertTrue(
                    server.ask("select count(*) from pg_database where datname like 'case%'") < 10,
                    "some are dropped on the way");
        }
        while (server.ask("select count(*) from pg_database where datname like 'case%'") > 0)
            Thread.onSpinWait();
        while (server.ask("select count(*) from pg_roles where rolname like 'case%'") > 0)
            Thread.onSpinWait();
    }

    @Test
    void a_server_that_was_killed_is_replaced() throws Exception {
        try (Lease lease = servers.lease()) {
            lease.create(BANK);
            lease.server().kill();
            assertThrows(SQLException.class, () -> lease.create(BANK));
        }
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK)) {
            database.student(LIMIT).close();
        }
    }

    @Test
    void a_hand_in_that_fills_its_server_is_told_the_limit_and_the_next_gets_another()
            throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = database.student(Duration.ofMinutes(2))) {
            assertThrows(
                    SQLException.class,
                    () -> {
                        while (true)
                            execute(
                                    student,
                                    "insert into account select n, repeat('x', 1000), 0 from generate_series(1 + (select max(id) from account), 50000 + (select max(id) from account)) n");
                    });
            assertEquals(Optional.of(Limit.MEMORY), lease.exhausted());
        }
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK)) {
            database.student(LIMIT).close();
        }
    }

    @Test
    void an_authors_mistake_is_named_with_its_text_and_line() throws Exception {
        try (Lease lease = servers.lease()) {
            Template badSchema =
                    Template.of(
                            "create table a (id int);\n\ncreate table b (\n  id inte\n);",
                            List.of());
            BadFixture inSchema = assertThrows(BadFixture.class, () -> lease.create(badSchema));
            assertEquals(0, inSchema.fixture());
            assertEquals(4, inSchema.line());
            assertTrue(
                    inSchema.getMessage().contains("schema line 4: type \"inte\" does not exist"),
                    inSchema.getMessage());

            Template badFixture =
                    Template.of(
                            BANK.schema(),
                            List.of(
                                    BANK.fixtures().getFirst(),
                                    "-- more\ninsert into account values (1, 'Cid', 0);"));
            BadFixture inFixture = assertThrows(BadFixture.class, () -> lease.create(badFixture));
            assertEquals(2, inFixture.fixture());
            assertEquals(2, inFixture.line());
            assertEquals("23505", inFixture.getSQLState());

            try (CaseDatabase database = lease.create(BANK)) {
                database.student(LIMIT).close();
            }
        }
    }

    private static Path serverSocket(Lease lease) {
        return lease.server().socket();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String refused(Connection connection, String sql) {
        return assertThrows(SQLException.class, () -> execute(connection, sql), sql).getSQLState();
    }

    private static String ask(Connection connection, String query) throws SQLException {
        return first(connection, query).orElseThrow();
    }

    private static Optional<String> first(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }
}
