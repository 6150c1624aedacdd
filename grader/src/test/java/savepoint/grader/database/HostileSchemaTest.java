package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.grader.database.TestServers.BANK;
import static savepoint.grader.database.TestServers.ask;
import static savepoint.grader.database.TestServers.execute;
import static savepoint.grader.database.TestServers.refused;
import static savepoint.grader.database.TestServers.student;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.check.ResultReader;

/// Where a task lets the hand-in make objects: what it lays out for the checker is not stepped on.
class HostileSchemaTest {
    private static final Template DDL =
            Template.of(BANK.schema(), BANK.fixtures(), Template.Rights.OBJECTS);

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
    void the_checker_reads_tables_as_they_are_and_runs_nothing_of_a_hand_in() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(DDL)) {
            try (Connection student = student(servers, database)) {
                for (String trojan :
                        List.of(
                                // it betrays itself by a row, and fails where it may not write
                                "create table loot (by name)",
                                "create function spring(anyelement) returns text language plpgsql volatile as $$ begin insert into public.loot values (current_user); return 'sprung'; end $$",
                                "create type mood as enum ('good', 'bad')",
                                "create function moody(mood) returns text language sql as 'select public.spring($1)'",
                                "create cast (mood as text) with function moody(mood) as implicit",
                                "create function same(int, int) returns boolean language sql as 'select public.spring($1) is null'",
                                "create operator public.= (leftarg = int, rightarg = int, function = same)",
                                "create function public.lower(text) returns text language sql as 'select public.spring($1)'",
                                "create function public.count() returns bigint language sql as 'select 99::bigint'",
                                "create domain positive as int check (value > 0)",
                                "create table own (id int primary key, how mood, n positive, late text default public.spring(1))",
                                "insert into own values (1, 'good', 5, 'x'), (2, 'bad', 7, 'y')",
                                "create rule hide as on insert to own do instead nothing",
                                "alter table own enable row level security",
                                "alter table own force row level security",
                                "create policy nobody on own using (public.spring(id) is null)",
                                "create view transfers as select public.spring(1)",
                                "create temp table account (id int, owner text, balance numeric)",
                                "set search_path = public, pg_catalog",
                                "alter role current_user set search_path = public, pg_catalog",
                                "alter role current_user set default_transaction_read_only = off",
                                "alter role current_user set datestyle = 'German'",
                                "set bytea_output = 'escape'",
                                "set extra_float_digits = -15")) execute(student, trojan);
                for (String more :
                        List.of(
                                "alter role checker set search_path = public",
                                "alter database case_1 set search_path = public",
                                "create index on public.account (public.lower(owner))",
                                "create trigger t before insert on public.account execute function spring()",
                                "create policy p on public.account using (false)",
                                "alter table public.account enable row level security",
                                "create table child () inherits (public.account)",
                                "create rule r as on select to public.account do instead select 1, 'x', 2",
                                "grant all on own to postgres with grant option; set role postgres"))
                    assertEquals("42501", refused(student, more), more);
            }
            database.endStudentSessions();
            try (Connection checker = database.checker()) {
                var tables = ResultReader.tables(checker, List.of(), Set.of());
                assertEquals(Set.of("account", "loot", "own", "transfer"), tables.keySet());
                assertEquals(
                        List.of(List.of("1", "good", "5", "x"), List.of("2", "bad", "7", "y")),
                        tables.get("own").rows());
                assertEquals(2, tables.get("account").rows().size());
                assertEquals(List.of(), tables.get("loot").rows());
                assertEquals("ISO, MDY", ask(checker, "show datestyle"));
                assertEquals("hex", ask(checker, "show bytea_output"));
                assertEquals("pg_catalog,pg_temp", ask(checker, "show search_path"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hstore", "pg_trgm", "lo", "plpython3u", "adminpack", "file_fdw"})
    void no_extension_can_be_made(String extension) throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(DDL);
                Connection student = student(servers, database)) {
            assertEquals(
                    true,
                    List.of("42501", "0A000")
                            .contains(refused(student, "create extension " + extension)));
        }
    }
}
