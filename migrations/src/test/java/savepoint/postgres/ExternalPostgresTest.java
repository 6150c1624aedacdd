package savepoint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.migrations.Migrations;

class ExternalPostgresTest {
    @TempDir Path temporary;

    private EmbeddedPostgres others;
    private DatabaseLogin administrator;

    @BeforeEach
    void start() throws Exception {
        others = EmbeddedPostgres.start(temporary.resolve("database"), TestData.binaries());
        DatabaseLogin owner = others.owner();
        String password = Files.readString(temporary.resolve("database/passwords/postgres"));
        administrator =
                new DatabaseLogin(
                        owner.url().replace("/savepoint", "/postgres"), "postgres", password);
        execute(
                administrator,
                "drop database savepoint",
                "drop role savepoint_server",
                "drop role savepoint_grader",
                "create database school");
    }

    @AfterEach
    void stop() {
        others.close();
    }

    @Test
    void a_grader_needs_no_other_right_than_to_grade() throws Exception {
        execute(
                administrator,
                "create role savepoint_grader",
                "create role lonely login noinherit password 'l'");
        var password = Map.of(ExternalPostgres.PASSWORD, "l");
        var refused =
                assertThrows(
                        IOException.class, () -> ExternalPostgres.grader(url("lonely"), password));
        assertTrue(
                refused.getMessage().contains("grant savepoint_grader to"), refused.getMessage());
        execute(administrator, "grant savepoint_grader to lonely");
        var login = ExternalPostgres.grader(url("lonely"), password);
        assertEquals("savepoint_grader", ask(login, "select current_user"));
    }

    @Test
    void a_login_that_may_makes_the_roles_migrates_and_steps_down_into_them() throws Exception {
        execute(
                administrator,
                "create role manager login createrole password 'm'",
                "alter database school owner to manager");
        ExternalPostgres database =
                ExternalPostgres.open(url("manager"), Map.of(ExternalPostgres.PASSWORD, "m"));
        Migrations.run(database.owner());
        assertEquals("manager", ask(database.owner(), "select current_user"));
        assertEquals("savepoint_server", ask(database.server(), "select current_user"));
        assertEquals("savepoint_grader", ask(database.grader(), "select current_user"));
        assertEquals(
                "42501",
                assertThrows(
                                SQLException.class,
                                () -> ask(database.grader(), "select 1 from person"))
                        .getSQLState());
        ExternalPostgres.open("jdbc:" + url("manager"), Map.of(ExternalPostgres.PASSWORD, "m"));
    }

    @Test
    void a_login_that_may_not_gets_the_sql_for_an_administrator() throws Exception {
        execute(administrator, "create role \"plain user\" login password 'p'");
        var passwordFile = Files.writeString(temporary.resolve("password"), "p\n");
        Map<String, String> environment =
                Map.of(ExternalPostgres.PASSWORD_FILE, passwordFile.toString());
        var refusal =
                assertThrows(
                        IOException.class,
                        () -> ExternalPostgres.open(url("plain%20user"), environment));
        String[] lines = refusal.getMessage().split("\n", 2);
        execute(
                new DatabaseLogin(
                        administrator.url().replace("/postgres", "/school"),
                        "postgres",
                        administrator.password()),
                lines[1]);
        ExternalPostgres database = ExternalPostgres.open(url("plain%20user"), environment);
        Migrations.run(database.owner());
        assertEquals("savepoint_server", ask(database.server(), "select current_user"));
    }

    private String url(String user) {
        return administrator
                .url()
                .replace("jdbc:postgresql://", "postgresql://" + user + "@")
                .replace("/postgres", "/school");
    }

    private static void execute(DatabaseLogin login, String... statements) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    private static String ask(DatabaseLogin login, String query) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
