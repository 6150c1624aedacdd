package savepoint.grader.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import savepoint.grader.sandbox.Doctor;
import savepoint.grader.sandbox.Finding;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxUnavailable;

@Command(
        name = "doctor",
        description =
                "Attacks the sandbox and tells what this machine can isolate, with the fix for what it cannot.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final String REFUSAL = "Nothing is graded here until this is mended.";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the grader keeps its files (default: data)")
    private Path data = Workshops.usualData();

    @Override
    public Integer call() throws Exception {
        var work = Files.createDirectories(data.resolve("grader"));
        try (var sandbox = Sandbox.open(work)) {
            var findings = Doctor.examine(sandbox, Workshops.jvm(work));
            for (var finding : findings) System.out.println(line(finding));
            boolean well = findings.stream().allMatch(Finding::ok);
            System.out.println(well ? "Hand-ins can be graded here." : REFUSAL);
            return well ? 0 : 1;
        } catch (SandboxUnavailable unavailable) {
            System.out.println("BAD  no sandbox: " + unavailable.reason());
            System.out.println("     fix: " + unavailable.fix());
            System.out.println(REFUSAL);
            return 1;
        }
    }

    private static String line(Finding finding) {
        var line =
                "%-4s %-20s %s"
                        .formatted(finding.ok() ? "ok" : "BAD", finding.name(), finding.detail());
        return finding.fix().isEmpty() ? line : line + "\n     fix: " + finding.fix();
    }
}
