package savepoint.grader.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import savepoint.grader.cli.GraderMain;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.TestData;

/// A grader as a process of its own, started as a server starts the one beside it, to be killed, paused and robbed.
final class RealGrader implements AutoCloseable {
    /// Short, so that tests need not wait for a dead grader's leases.
    static final Duration LEASE = Duration.ofMillis(2_500);

    /// Shared with the tests' own workshop, so that what is made once is made once.
    static final Path DATA = TestData.FOLDER;

    private static final Pattern HOME = Pattern.compile("/[^\\x00 ]*/boxes-\\d+");

    private final Process process;
    private final Path log;

    private RealGrader(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static RealGrader start(DatabaseLogin login, int lanes) throws IOException {
        return start(login, lanes, List.of());
    }

    /// @param wrapper a command that starts the grader in surroundings of its own
    static RealGrader start(DatabaseLogin login, int lanes, List<String> wrapper)
            throws IOException {
        var command = new ArrayList<>(wrapper);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GraderMain.class.getName(),
                        "grader",
                        "--data",
                        DATA.toString(),
                        "--lanes",
                        Integer.toString(lanes),
                        "--lease",
                        LEASE.toString()));
        var log = Files.createTempFile(Files.createDirectories(DATA), "grader-", ".log");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("SAVEPOINT_GRADER_URL", login.url());
        builder.environment().put("SAVEPOINT_GRADER_USER", login.user());
        builder.environment().put("SAVEPOINT_GRADER_PASSWORD", login.password());
        return new RealGrader(builder.start(), log);
    }

    long pid() {
        return process.pid();
    }

    /// As a crash or the kernel's memory killer would.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void pause() throws Exception {
        signal("STOP", process.toHandle());
    }

    void resume() throws Exception {
        signal("CONT", process.toHandle());
    }

    static void signal(String name, ProcessHandle target) throws Exception {
        int code =
                new ProcessBuilder("kill", "-" + name, Long.toString(target.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0 && target.isAlive())
            throw new IllegalStateException("no " + name + " for process " + target.pid());
    }

    /// The processes in its boxes whose command line has this word.
    List<ProcessHandle> boxed(String word) {
        return process.descendants()
                .filter(descendant -> commandLine(descendant).contains(word))
                .filter(descendant -> !commandLine(descendant).contains("bwrap"))
                .toList();
    }

    /// The folder of its sandbox, as its boxes' command lines name it.
    Path home() throws Exception {
        return Eventually.get(
                "a box",
                () ->
                        process.descendants()
                                .map(descendant -> HOME.matcher(commandLine(descendant)))
                                .filter(Matcher::find)
                                .map(found -> Path.of(found.group()))
                                .findFirst()
                                .orElse(null));
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return ""; // it ended while we looked
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// Lets it end what it has, and start nothing more.
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.onExit().get(2, TimeUnit.MINUTES);
        } catch (TimeoutException | ExecutionException | InterruptedException late) {
            process.destroyForcibly();
            throw new AssertionError("the grader does not stop: " + log(), late);
        }
        Files.delete(log);
    }
}
