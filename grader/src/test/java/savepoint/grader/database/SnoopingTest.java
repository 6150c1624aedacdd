package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.database.TestServers.BANK;
import static savepoint.grader.database.TestServers.execute;
import static savepoint.grader.database.TestServers.first;
import static savepoint.grader.database.TestServers.refused;
import static savepoint.grader.database.TestServers.student;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a hand-in can find out about its server, about those before it, and what drivers must still find.
class SnoopingTest {
    private static final Template HIDDEN =
            Template.of(
                    BANK.schema()
                            + "comment on table account is 'hush4711'; create function hush4711() returns int language sql as 'select 4711';",
                    List.of("insert into account values (9, 'hush4711', 4711)"));

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
    void nothing_of_another_case_can_be_read() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase hidden = lease.create(HIDDEN);
                Connection other = student(servers, hidden);
                CaseDatabase database = lease.create(BANK);
                Connection student = student(servers, database)) {
            assertTrue(
                    first(other, "select 'hush4711' from account where balance = 4711")
                            .isPresent());
            for (String query :
                    List.of(
                            "select datname::text from pg_database d where d::text like '%hush4711%'",
                            "select query from pg_stat_activity a where usename <> current_user and query like '%hush%'",
                            "select prosrc from pg_proc where prosrc like '%4711%'",
                            "select description from pg_description where description like '%hush%'",
                            "select description from pg_shdescription where description like '%hush%'",
                            "select setconfig::text from pg_db_role_setting",
                            "select s::text from pg_stats s where s::text like '%hush%'",
                            "select s::text from pg_prepared_xacts s",
                            "select s::text from pg_prepared_statements s where s::text like '%hush%'"))
                assertEquals(Optional.empty(), first(student, query), query);
            for (String query :
                    List.of(
                            "select rolpassword from pg_authid",
                            "select * from pg_statistic",
                            "select * from pg_largeobject",
                            "select * from pg_hba_file_rules",
                            "select * from pg_file_settings",
                            "select * from pg_shmem_allocations",
                            "select * from pg_backend_memory_contexts",
                            "select pg_ls_dir('.')",
                            "select pg_stat_file('PG_VERSION')",
                            "select pg_read_binary_file('pg_hba.conf')",
                            "select pg_ls_waldir()",
                            "select pg_reload_conf()",
                            "select pg_rotate_logfile()",
                            "select pg_log_backend_memory_contexts(pg_backend_pid())",
                            "select pg_stat_reset()",
                            "select pg_create_restore_point('x')",
                            "select pg_promote()",
                            "create language plperlu",
                            "create extension file_fdw",
                            "create extension dblink",
                            "create server s foreign data wrapper f",
                            "alter database postgres set search_path = evil",
                            "alter role author set search_path = evil",
                            "alter role case_2 createdb",
                            "grant author to case_2",
                            "comment on database case_2 is 'x'",
                            "alter database case_2 rename to x",
                            "drop database case_1",
                            "create tablespace t location '/tmp'",
                            "create publication p for all tables",
                            "create event trigger e on ddl_command_start execute function f()",
                            "security label on table account is 'x'"))
                assertTrue(
                        List.of("42501", "42704", "0A000", "22023", "42883", "55000")
                                .contains(refused(student, query)),
                        query);
            for (String setting : List.of("data_directory", "hba_file", "config_file"))
                assertEquals("42501", refused(student, "show " + setting));
        }
    }

    @Test
    void counters_of_the_whole_server_are_closed() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = student(servers, database)) {
            for (String counter :
                    List.of(
                            "pg_stat_database",
                            "pg_stat_io",
                            "pg_stat_wal",
                            "pg_stat_bgwriter",
                            "pg_stat_checkpointer",
                            "pg_stat_slru",
                            "pg_stat_archiver",
                            "pg_stat_get_db_xact_commit(1)",
                            "pg_stat_get_io()",
                            "pg_stat_get_wal()",
                            "pg_stat_get_slru()",
                            "pg_stat_get_checkpointer_num_timed()",
                            "pg_current_wal_lsn()",
                            "pg_current_wal_insert_lsn()",
                            "pg_control_checkpoint()",
                            "pg_database_size('case_1')",
                            "pg_postmaster_start_time()",
                            "pg_notification_queue_usage()"))
                assertEquals("42501", refused(student, "select * from " + counter), counter);
        }
    }

    @Test
    void drivers_still_find_what_they_look_for() throws Exception {
        try (Lease lease = servers.lease();
                CaseDatabase database = lease.create(BANK);
                Connection student = student(servers, database)) {
            var facts = student.getMetaData();
            assertEquals(
                    List.of("account", "transfer"),
                    column(
                            facts.getTables(null, "public", "%", new String[] {"TABLE"}),
                            "TABLE_NAME"));
            assertEquals(
                    List.of("id", "owner", "balance"),
                    column(facts.getColumns(null, "public", "account", "%"), "COLUMN_NAME"));
            assertEquals(
                    List.of("id"),
                    column(facts.getPrimaryKeys(null, "public", "account"), "COLUMN_NAME"));
            assertEquals(
                    List.of("account_pkey"),
                    column(
                            facts.getIndexInfo(null, "public", "account", false, false),
                            "INDEX_NAME"));
            assertTrue(column(facts.getCatalogs(), "TABLE_CAT").contains(database.name()));
            assertTrue(column(facts.getSchemas(), "TABLE_SCHEM").contains("public"));
            for (ResultSet result :
                    List.of(
                            facts.getImportedKeys(null, "public", "transfer"),
                            facts.getExportedKeys(null, "public", "account"),
                            facts.getTypeInfo(),
                            facts.getUDTs(null, null, "%", null),
                            facts.getProcedures(null, "public", "%"),
                            facts.getFunctions(null, "pg_catalog", "pg_stat%"),
                            facts.getTablePrivileges(null, "public", "account"),
                            facts.getColumnPrivileges(null, "public", "account", "%"),
                            facts.getClientInfoProperties())) result.close();
            // as Hibernate asks for them
            for (String query :
                    List.of(
                            "select * from information_schema.sequences",
                            "select current_database(), current_schema(), session_user, version()",
                            "select * from pg_locks",
                            "select * from pg_stat_activity",
                            "select * from pg_stat_user_tables",
                            "select * from pg_settings",
                            "show transaction isolation level")) execute(student, query);
            assertTrue(facts.getMaxConnections() > 0);
            assertFalse(facts.getSQLKeywords().isEmpty());
        }
    }

    private static List<String> column(ResultSet result, String name) throws SQLException {
        var cells = new ArrayList<String>();
        try (result) {
            while (result.next()) cells.add(result.getString(name));
        }
        return cells;
    }
}
