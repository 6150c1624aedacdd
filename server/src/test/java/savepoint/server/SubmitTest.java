package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.TableDiff;
import savepoint.grader.verdict.Verdict;
import savepoint.server.api.Program;
import savepoint.server.api.Scope;
import savepoint.server.grading.TestGrader;
import tools.jackson.databind.json.JsonMapper;

/// `./savepoint submit` in a process of its own, against a platform that listens.
class SubmitTest {
    private static final String FILE = "PostgresBank.java";
    private static final int PATIENCE = 120_000; // milliseconds: machines are busy

    private static TestPlatform platform;
    private static String token;

    @TempDir private Path folder;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        token = Program.token(platform, Somebody.STUDENT, Scope.HAND_IN);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void publish() throws IOException {
        TestAssignments.forgetHandIns(platform);
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofDays(3)));
        Files.writeString(
                folder.resolve(FILE), "package bank;\npublic final class PostgresBank {}\n");
    }

    /// What a command said and how it ended.
    private record Ended(int status, String said, String complained) {}

    private static String address() {
        return "http://127.0.0.1:" + platform.platform().port();
    }

    private Process begin(String secret, String... arguments) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        builder.environment().remove("SAVEPOINT_SERVER");
        if (secret == null) builder.environment().remove("SAVEPOINT_TOKEN");
        else builder.environment().put("SAVEPOINT_TOKEN", secret);
        return builder.start();
    }

    private static Ended end(Process process) throws Exception {
        var complained = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
        var said = read(process.getInputStream());
        assertTrue(process.waitFor(PATIENCE, TimeUnit.MILLISECONDS), "it ends");
        return new Ended(process.exitValue(), said, complained.get());
    }

    private static String read(java.io.InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Ended submit(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("submit", "--server", address()));
        arguments.addAll(List.of(more));
        return end(begin(token, arguments.toArray(String[]::new)));
    }

    /// Hands in, and grades it once it is there.
    private Ended graded(Verdict verdict, String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("submit", "--server", address()));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("bank-transfer", FILE));
        try (var connection = platform.postgres().grader().connect();
                var statement = connection.createStatement();
                var grader = new TestGrader(platform)) {
            statement.execute("listen " + GradingQueue.QUEUED);
            var process = begin(token, arguments.toArray(String[]::new));
            var told = connection.unwrap(PGConnection.class).getNotifications(PATIENCE);
            assertEquals(1, told.length, "it is handed in");
            grader.grade(verdict);
            return end(process);
        }
    }

    @Test
    void all_passed_ends_with_0() throws Exception {
        var ended = graded(new Verdict.Graded(List.of(TestGrader.passed("compiles", "40"))));
        assertEquals(0, ended.status(), ended.complained());
        assertTrue(
                ended.said().startsWith("Hand-in 1, received 2026-08-24T15:00:00Z"), ended.said());
        assertTrue(ended.said().contains("1 of 1 checks passed · 40 of 40 points"), ended.said());
        assertTrue(ended.said().contains("✓ compiles (40 of 40)  About compiles"), ended.said());
        assertTrue(
                ended.said().contains(address() + platform.term().path() + "/submissions/"),
                ended.said());
    }

    @Test
    void a_failed_check_is_explained_with_its_rows_and_ends_with_1() throws Exception {
        var rows =
                new TableDiff(
                        "sample",
                        "account",
                        List.of("id", "balance"),
                        List.of(
                                new TableDiff.Row(
                                        TableDiff.Kind.DIFFERS,
                                        List.of("1", "200"),
                                        List.of("1", "300"))),
                        0);
        var ended =
                graded(
                        new Verdict.Graded(
                                List.of(
                                        TestGrader.passed("compiles", "2"),
                                        TestGrader.failed(
                                                "moves-money",
                                                "12",
                                                "The account stands wrong.",
                                                "Did you commit?",
                                                rows))));
        assertEquals(1, ended.status(), ended.complained());
        assertTrue(ended.said().contains("✗ moves-money (0 of 12)"), ended.said());
        assertTrue(ended.said().contains("    The account stands wrong."), ended.said());
        assertTrue(ended.said().contains("    Hint: Did you commit?"), ended.said());
        assertTrue(ended.said().contains("      id | balance"), ended.said());
        assertTrue(ended.said().contains("    ! 1  | 300 (expected 200)"), ended.said());
    }

    @Test
    void compile_errors_come_as_file_line_message_and_json_has_it_all() throws Exception {
        var failed =
                new Verdict.CompileFailed(
                        List.of(new Diagnostic(FILE, 2, 8, "class Bank not found")));
        var ended = graded(failed);
        assertEquals(1, ended.status(), ended.complained());
        assertTrue(ended.said().contains(FILE + ":2: class Bank not found"), ended.said());
        assertTrue(ended.said().contains("           ^"), ended.said());
        var json = graded(failed, "--json");
        assertEquals(1, json.status());
        assertEquals(
                2, JsonMapper.shared().readTree(json.said()).at("/verdict/errors/0/line").asInt());
    }

    @Test
    void what_is_not_taken_ends_with_2_and_says_everything() throws Exception {
        Files.writeString(folder.resolve("Bank.java"), "class Bank {}");
        var refused = submit("bank-transfer", "Bank.java");
        assertEquals(2, refused.status());
        assertTrue(refused.complained().contains("PostgresBank.java is missing"));
        assertTrue(refused.complained().contains("Bank.java is not asked for"));
        assertEquals(2, submit("nothing", FILE).status());
        assertEquals(2, submit("bank-transfer", "NotThere.java").status());
        assertEquals(2, submit("--term", "spring-1999", "bank-transfer", FILE).status());
        var stranger = end(begin(null, "submit", "--server", address(), "bank-transfer", FILE));
        assertEquals(2, stranger.status());
        assertTrue(stranger.complained().contains("no token"), stranger.complained());
    }

    @Test
    void a_connection_that_breaks_while_it_waits_is_taken_up_again() throws Exception {
        try (var connection = platform.postgres().grader().connect();
                var statement = connection.createStatement();
                var grader = new TestGrader(platform);
                var wire = new Wire(platform.platform().port())) {
            statement.execute("listen " + GradingQueue.QUEUED);
            var process =
                    begin(
                            token,
                            "submit",
                            "--server",
                            "http://127.0.0.1:" + wire.port(),
                            "bank-transfer",
                            FILE);
            connection.unwrap(PGConnection.class).getNotifications(PATIENCE);
            wire.await("/events");
            wire.cut();
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "40"))));
            wire.mend();
            var ended = end(process);
            assertEquals(0, ended.status(), ended.complained());
            assertTrue(ended.said().contains("40 of 40 points"), ended.said());
        }
    }

    @Test
    void a_server_that_is_not_there_ends_with_3() throws Exception {
        var ended =
                end(
                        begin(
                                token,
                                "submit",
                                "--server",
                                "http://127.0.0.1:1",
                                "bank-transfer",
                                FILE));
        assertEquals(3, ended.status());
        assertTrue(ended.complained().contains("the server was not reached"));
    }

    @Test
    void login_keeps_a_token_that_only_its_owner_can_read() throws Exception {
        var process = begin(null, "login", "--server", address());
        try (var typed = process.outputWriter()) {
            typed.write(token + "\n");
        }
        var ended = end(process);
        assertEquals(0, ended.status(), ended.complained());
        assertTrue(ended.said().startsWith("Student, by the token 'test'"), ended.said());
        var file = folder.resolve("settings/savepoint/account.json");
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.delete(folder.resolve(FILE));
        var submitted = end(begin(null, "submit", "bank-transfer", FILE));
        assertTrue(submitted.complained().contains("cannot be read"), submitted.complained());

        var wrong = begin(null, "login", "--server", address());
        try (var typed = wrong.outputWriter()) {
            typed.write("savepoint_wrong\n");
        }
        assertEquals(1, end(wrong).status());
    }
}
