package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.database.TestServers.BANK;
import static savepoint.grader.database.TestServers.ask;
import static savepoint.grader.database.TestServers.execute;
import static savepoint.grader.database.TestServers.refused;
import static savepoint.grader.database.TestServers.student;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Limit;

class HandInServersTest {
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
    void all_locks_and_connections_of_one_hand_in_are_no_trouble_for_another() throws Exception {
        var flood = new ArrayList<Connection>();
        try (Lease greedy = servers.lease();
                CaseDatabase database = greedy.create(BANK);
                Lease neighbour = servers.lease()) {
            SQLException full =
                    assertThrows(
                            SQLException.class,
                            () -> {
                                while (true) flood.add(student(servers, database));
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
                    Connection undisturbed = student(servers, other)) {
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
    void a_statement_that_cannot_be_ended_is_the_hand_ins_limit() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = student(servers, database)) {
            student.setNetworkTimeout(Runnable::run, 1000);
            // does not look up while it works, as nearly all else does
            assertThrows(
                    SQLException.class,
                    () ->
                            execute(
                                    student,
                                    "select translate(repeat('x', 1000000), repeat('a', 1000000), 'b')"));
            assertThrows(SQLException.class, database::endStudentSessions);
            assertEquals(Optional.of(Limit.WALL), lease.exhausted());
        }
    }

    @Test
    void a_case_can_begin_while_the_one_before_still_holds_all_locks() throws Exception {
        try (Lease lease = servers.lease()) {
            try (CaseDatabase greedy = lease.create(BANK)) {
                Connection student = student(servers, greedy);
                assertEquals(
                        "53200",
                        refused(
                                student,
                                "do $$ begin for n in 1 .. 10000000 loop perform pg_advisory_lock(n); end loop; end $$"));
            }
            // a template that this server has not made yet, so that its author needs locks as well
            try (CaseDatabase next =
                            lease.create(Template.of(BANK.schema(), List.of("-- nothing")));
                    Connection student = student(servers, next)) {
                assertEquals("0", ask(student, "select count(*) from account"));
            }
        }
    }

    @Test
    void a_server_that_a_hand_in_wore_out_with_transactions_serves_nobody_else() throws Exception {
        HandInServer worn;
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = student(servers, database)) {
            worn = lease.server();
            execute(
                    student,
                    "do $$ begin for n in 1 .. 6000 loop begin insert into transfer (amount) values (n); exception when others then null; end; end loop; end $$");
        }
        while (worn.isWell()) Thread.onSpinWait();
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
            student(servers, database).close();
        }
    }

    @Test
    void a_hand_in_that_fills_its_server_is_told_the_limit_and_the_next_gets_another()
            throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = student(servers, database)) {
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
            student(servers, database).close();
        }
    }

    @Test
    void nobody_waits_for_a_server_that_does_not_come_back() throws Exception {
        var comesBack = new CountDownLatch(1);
        servers.returned(() -> {
            try {
                comesBack.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var leases = new ArrayList<Lease>();
        try {
            // more than are ever kept started
            for (int i = 0; i < 6; i++) leases.add(servers.lease());
            assertEquals(6, leases.stream().map(Lease::server).distinct().count());
        } finally {
            comesBack.countDown();
            leases.forEach(Lease::close);
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
                student(servers, database).close();
            }
        }
    }
}
