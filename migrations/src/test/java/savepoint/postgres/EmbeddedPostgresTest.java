package savepoint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// A folder with a cluster that nobody serves, to be copied.
    @TempDir static Path made;

    @TempDir static Path shared;
    private static EmbeddedPostgres running;

    @TempDir Path temporary;

    @BeforeAll
    static void make() throws Exception {
        start(made.resolve("database")).close();
        running = start(copy(shared));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static Path copy(Path parent) throws Exception {
        var copied =
                Tool.run(
                        List.of(
                                "cp",
                                "-a",
                                made.resolve("database").toString(),
                                parent.toString()));
        assertTrue(copied.ok(), copied.output());
        return parent.resolve("database");
    }

    @Test
    void rows_password_and_port_outlive_a_restart() throws Exception {
        Path folder = temporary.resolve("database");
        DatabaseLogin login;
        try (var postgres = start(folder)) {
            login = postgres.owner();
            run(login, "create table kept (id int)", "insert into kept values (7)");
        }
        try (var postgres = start(folder)) {
            assertEquals(login, postgres.owner());
            assertEquals("7", ask(login, "select id from kept"));
        }
    }

    @Test
    void it_keeps_data_safe_and_sorts_alike_everywhere() throws Exception {
        assertEquals("on", ask(running.server(), "show fsync"));
        assertEquals("18", ask(running.server(), "show server_version").split("\\.")[0]);
        assertEquals(
                "C.UTF-8",
                ask(
                        running.server(),
                        "select datlocale from pg_database where datname = current_database()"));
    }

    @Test
    void nobody_gets_in_without_the_password_of_the_role() throws Exception {
        DatabaseLogin server = running.server();
        var wrong = new DatabaseLogin(server.url(), server.user(), running.grader().password());
        assertEquals("28P01", assertThrows(SQLException.class, wrong::connect).getSQLState());
        assertFalse(server.toString().contains(server.password()));
        Path passwords = shared.resolve("database/passwords");
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)));
        for (String role : Roles.ALL) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(passwords.resolve(role))));
        }
    }

    @Test
    void a_folder_that_every_account_may_pass_through_is_served_by_an_account_of_its_own()
            throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
        try (var postgres = start(temporary.resolve("database"))) {
            assertEquals("1", ask(postgres.server(), "select 1"));
        }
    }

    @Test
    void the_second_to_ask_for_a_folder_is_told_who_has_it() throws Exception {
        Path folder = shared.resolve("database");
        var refusal = assertThrows(FolderInUseException.class, () -> start(folder));
        assertTrue(
                refusal.getMessage().contains("process " + ProcessHandle.current().pid()),
                refusal.getMessage());
        assertEquals("1", ask(running.server(), "select 1"));
        Process other = new ProcessBuilder(holderCommand(folder)).redirectErrorStream(true).start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(
                said.contains("FolderInUseException"),
                "the refusal must not have let go of the folder: " + said);
    }

    @Test
    void a_folder_held_by_another_process_is_refused_and_free_again_after_its_crash()
            throws Exception {
        Path folder = copy(temporary);
        Process holder = hold(folder);
        var refusal = assertThrows(FolderInUseException.class, () -> start(folder));
        assertTrue(refusal.getMessage().contains("process " + holder.pid()), refusal.getMessage());
        holder.destroyForcibly().waitFor();
        try (var postgres = start(folder)) {
            assertEquals("1", ask(postgres.server(), "select 1"));
        }
    }

    @Test
    void a_killed_server_comes_back_by_itself_with_what_was_committed() throws Exception {
        Path folder = copy(temporary);
        try (var postgres = start(folder)) {
            DatabaseLogin login = postgres.owner();
            run(login, "create table kept (id int)", "insert into kept values (7)");
            ProcessHandle postmaster = postmaster(folder);
            postmaster.destroyForcibly();
            postmaster.onExit().get();
            assertEquals("7", askUntilAnswered(login, "select id from kept"));
        }
    }

    @Test
    void a_server_that_outlived_its_process_is_stopped_and_started_anew() throws Exception {
        Path folder = copy(temporary);
        DatabaseLogin login;
        try (var postgres = start(folder)) {
            login = postgres.owner();
            run(login, "create table kept (id int)", "insert into kept values (7)");
        }
        var cluster = Cluster.in(folder.toRealPath(), TestData.binaries(), "");
        int port = Integer.parseInt(Files.readString(folder.resolve("port")));
        Process survivor = cluster.launch(port);
        assertEquals("7", askUntilAnswered(login, "select id from kept"));
        try (var postgres = start(folder)) {
            assertFalse(survivor.isAlive());
            assertEquals("7", ask(postgres.owner(), "select id from kept"));
        }
    }

    @Test
    void a_pid_file_that_names_another_program_is_not_believed() throws Exception {
        Path folder = copy(temporary);
        long bystander = ProcessHandle.current().pid();
        Files.writeString(
                folder.resolve("cluster/postmaster.pid"), bystander + "\n" + folder + "\n");
        try (var postgres = start(folder)) {
            assertEquals("1", ask(postgres.server(), "select 1"));
        }
    }

    @Test
    void a_cluster_that_cannot_start_says_what_postgresql_said() throws Exception {
        Path folder = copy(temporary);
        Files.writeString(folder.resolve("cluster/postgresql.conf"), "no_such_setting = 1\n");
        var failure = assertThrows(IOException.class, () -> start(folder));
        assertTrue(failure.getMessage().contains("no_such_setting"), failure.getMessage());
    }

    private static EmbeddedPostgres start(Path folder) throws IOException {
        return EmbeddedPostgres.start(folder, TestData.binaries());
    }

    private static Process hold(Path folder) throws IOException {
        Process holder =
                new ProcessBuilder(holderCommand(folder))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output = holder.inputReader();
        String line = output.readLine();
        assertTrue(line != null && line.startsWith("holding"), line);
        return holder;
    }

    private static List<String> holderCommand(Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString());
    }

    private static ProcessHandle postmaster(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
    }

    private static void run(DatabaseLogin login, String... statements) throws SQLException {
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

    private static String askUntilAnswered(DatabaseLogin login, String query) throws SQLException {
        long begun = System.nanoTime();
        while (true) {
            try {
                return ask(login, query);
            } catch (SQLException e) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) throw e;
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
