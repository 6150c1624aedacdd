package savepoint.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import savepoint.grader.compile.Compiler;
import savepoint.grader.database.HandInServers;
import savepoint.grader.run.WarmUps;
import savepoint.grader.run.Workshop;
import savepoint.grader.sandbox.Doctor;
import savepoint.grader.sandbox.Jdk;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Limits;
import savepoint.grader.sandbox.RunnerImage;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxUnavailable;
import savepoint.postgres.PostgresBinaries;

/// Opens a grader's tools in a data folder, after the sandbox has proved itself.
public final class Workshops {
    /// For one compilation. Memory holds the compiler itself, too.
    private static final Limits COMPILING =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(40),
                    512L << 20,
                    32L << 20,
                    1L << 20,
                    128);

    private Workshops() {}

    static Path usualData() {
        return Path.of(System.getProperty("savepoint.home", "."))
                .toAbsolutePath()
                .normalize()
                .resolve("data");
    }

    /// The JVM that hand-ins run in.
    static JvmBox jvm(Path work) throws IOException {
        return new JvmBox(Jdk.slim(work.resolve("jdk")), image(work));
    }

    private static RunnerImage image(Path work) throws IOException {
        return RunnerImage.assemble(work.resolve("runner"));
    }

    /// With the usual warm-ups.
    public static Workshop open(Path data)
            throws IOException, SandboxUnavailable, SQLException, InterruptedException {
        return open(data, WarmUps.USUAL);
    }

    /// @throws SandboxUnavailable where hand-ins cannot be isolated: nothing is graded then
    /// @throws SQLException if a hand-in server was started and does not answer
    public static Workshop open(Path data, WarmUps warmUps)
            throws IOException, SandboxUnavailable, SQLException, InterruptedException {
        // programs are started in folders of their own, where a relative path leads nowhere
        Path home = data.toAbsolutePath().normalize();
        var work = Files.createDirectories(home.resolve("grader"));
        var sandbox = Sandbox.open(work);
        boolean opened = false;
        try {
            var workshop = open(sandbox, jvm(work), home, work, warmUps);
            opened = true;
            return workshop;
        } finally {
            if (!opened) sandbox.close(); // with every box in it
        }
    }

    private static Workshop open(Sandbox sandbox, JvmBox jvm, Path data, Path work, WarmUps warmUps)
            throws IOException, SandboxUnavailable, SQLException, InterruptedException {
        refuseIfBroken(sandbox, jvm);
        var classes = work.resolve("classes");
        var javac = new JvmBox(Jdk.running(), image(work));
        var compiler =
                new Compiler(
                        sandbox,
                        Compiler.trained(sandbox, javac, classes, COMPILING),
                        COMPILING,
                        Runtime.getRuntime().availableProcessors());
        compiler.warmUp(warmUps.compilations());
        boolean opened = false;
        try {
            var servers =
                    HandInServers.open(
                            sandbox, PostgresBinaries.in(data.resolve("postgresql")), work);
            var workshop = Workshop.open(sandbox, jvm, classes, compiler, servers, warmUps);
            opened = true;
            return workshop;
        } finally {
            if (!opened) compiler.close();
        }
    }

    private static void refuseIfBroken(Sandbox sandbox, JvmBox jvm) throws SandboxUnavailable {
        var broken =
                Doctor.examine(sandbox, jvm).stream().filter(finding -> !finding.ok()).toList();
        if (broken.isEmpty()) return;
        throw new SandboxUnavailable(
                broken.stream()
                        .map(finding -> finding.name() + ": " + finding.detail())
                        .collect(Collectors.joining("; ")),
                broken.getFirst().fix());
    }
}
