package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.database.TestServers.BANK;
import static savepoint.grader.database.TestServers.LIMIT;
import static savepoint.grader.database.TestServers.ask;
import static savepoint.grader.database.TestServers.execute;
import static savepoint.grader.database.TestServers.first;
import static savepoint.grader.database.TestServers.refused;
import static savepoint.grader.database.TestServers.student;
import static savepoint.grader.database.TestServers.through;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.bridge.Bridge;

class CaseDatabaseTest {
    private static HandInServers servers;

    @BeforeAll
    static void open() throws Exception {
        servers = TestServers.open();
    }

    @AfterAll
    static void close() {
        servers.close();
    }

    @Test
    void a_hand_in_changes_rows_and_the_checker_reads_them() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK)) {
            try (Connection student = student(servers, database)) {
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
            assertEquals("postgresql 18.6", lease.engineVersion());
        }
    }

    @Test
    void the_bridge_counts_what_a_hand_in_asks() throws Exception {
        try (Lease lease = servers.lease();
                Bridge bridge = servers.bridge();
                CaseDatabase first = lease.create(BANK);
                CaseDatabase second = lease.create(BANK)) {
            first.admit(bridge);
            second.admit(bridge);
            // the driver may run statements of its own when it connects
            through(bridge, first).close();
            try (Connection student = through(bridge, second)) {
                execute(student, "update account set balance = balance - 20 where id = 1");
                assertEquals("2", ask(student, "select count(*) from account"));
            }
            assertEquals(2, second.traffic().statements() - first.traffic().statements());
        }
    }

    @Test
    void every_case_begins_afresh() throws Exception {
        try (Lease lease = servers.lease()) {
            try (CaseDatabase first = lease.create(BANK);
                    Connection student = student(servers, first)) {
                execute(student, "delete from account");
            }
            try (CaseDatabase second = lease.create(BANK);
                    Connection student = student(servers, second)) {
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
                Connection student = student(servers, database)) {
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
                Bridge bridge = servers.bridge();
                CaseDatabase database = lease.create(BANK);
                CaseDatabase second = lease.create(BANK)) {
            assertEquals("case_2", second.name());
            database.admit(bridge);
            Path socket = bridge.folder().resolve(Bridge.SOCKET);
            var login = new ServerLogin(socket, database.role(), database.password());
            assertEquals(
                    "28000",
                    assertThrows(SQLException.class, () -> login.connect(other, LIMIT, ""))
                            .getSQLState());
            var asSuperuser = new ServerLogin(socket, "postgres", "guess");
            assertEquals(
                    "28000",
                    assertThrows(
                                    SQLException.class,
                                    () -> asSuperuser.connect(database.name(), LIMIT, ""))
                            .getSQLState());
            // The server itself refuses as well, should the bridge ever be passed by
            var aside =
                    new ServerLogin(lease.server().socket(), database.role(), database.password());
            String state =
                    assertThrows(SQLException.class, () -> aside.connect(other, LIMIT, ""))
                            .getSQLState();
            assertTrue(List.of("42501", "3D000", "55000").contains(state), state);
        }
    }

    @Test
    void a_task_on_structure_may_make_objects_and_the_checker_sees_them() throws Exception {
        Template ddl = Template.of(BANK.schema(), BANK.fixtures(), Template.Rights.OBJECTS);
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(ddl)) {
            try (Connection student = student(servers, database)) {
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
        Template ddl = Template.of(BANK.schema(), BANK.fixtures(), Template.Rights.OBJECTS);
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(ddl)) {
            try (Connection student = student(servers, database)) {
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
                Connection open = student(servers, database)) {
            open.setAutoCommit(false);
            execute(open, "lock table account in access exclusive mode");
            execute(open, "delete from account");
            database.endStudentSessions();
            assertThrows(SQLException.class, () -> execute(open, "select 1"));
            assertEquals(
                    "28000",
                    assertThrows(SQLException.class, () -> student(servers, database))
                            .getSQLState());
            try (Connection checker = database.checker()) {
                assertEquals(
                        "2",
                        ask(checker, "select count(*) from public.account"),
                        "what was not committed does not count");
            }
        }
    }
}
