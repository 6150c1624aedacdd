package savepoint.migrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;

class SchemaTest {
    private static final Path TEXT = Path.of("schema.sql");

    private PlatformDatabase postgres;

    @BeforeEach
    void migrate() throws Exception {
        postgres = TestDatabase.fresh();
    }

    @Test
    void schema_sql_says_what_the_migrations_make() throws Exception {
        String made;
        try (Connection connection = postgres.owner().connect()) {
            made = SchemaText.of(connection);
        }
        if (Boolean.getBoolean("schema.renew")) Files.writeString(TEXT, made);
        assertEquals(
                Files.readString(TEXT),
                made,
                "migrations/schema.sql is out of date; renew it with: ./mvnw -pl migrations test -Dtest=SchemaTest -Dschema.renew=true");
    }

    @Test
    void a_second_run_changes_nothing() throws Exception {
        Migrations.run(postgres.owner());
    }

    @Test
    void a_migration_that_this_version_does_not_know_is_refused() throws Exception {
        execute(
                postgres.owner(),
                """
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (9999, '2999.01.01', 'later', 'SQL', 'V2999.01.01__later.sql', 1, current_user, 1, true)
                """);
        assertThrows(FlywayValidateException.class, () -> Migrations.run(postgres.owner()));
        execute(postgres.owner(), "delete from flyway_schema_history where installed_rank = 9999");
    }

    @Test
    void the_server_adds_to_the_audit_and_cannot_change_it() throws Exception {
        execute(
                postgres.server(),
                "insert into audit (at, action, subject) values ('2026-08-24T12:00:00Z', 'sign-in', 'person')");
        assertRefused(postgres.server(), "update audit set action = 'nothing'");
        assertRefused(postgres.server(), "delete from audit");
        assertRefused(postgres.server(), "drop table audit");
        assertRefused(postgres.server(), "create table own (id int)");
    }

    @Test
    void the_grader_sees_no_people_and_changes_no_submission() throws Exception {
        execute(postgres.grader(), "select id, lease_token from grading");
        assertRefused(postgres.grader(), "select * from person");
        assertRefused(postgres.grader(), "select * from session");
        assertRefused(postgres.grader(), "update grading set seed = 1");
        assertRefused(postgres.grader(), "update verdict set points = 100");
    }

    private static void assertRefused(DatabaseLogin login, String sql) {
        assertEquals(
                "42501",
                assertThrows(SQLException.class, () -> execute(login, sql)).getSQLState(),
                sql);
    }

    private static void execute(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
