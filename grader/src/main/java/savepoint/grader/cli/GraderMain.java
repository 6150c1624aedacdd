package savepoint.grader.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import savepoint.grader.sandbox.SandboxUnavailable;

/// The grader's command line.
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        subcommands = {
            GradeCommand.class,
            CompareCommand.class,
            GraderCommand.class,
            DoctorCommand.class,
            BenchCommand.class,
            NewCommand.class
        })
public final class GraderMain {
    private GraderMain() {}

    static void main(String[] args) {
        System.exit(
                new CommandLine(new GraderMain())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler(GraderMain::explain)
                        .execute(args));
    }

    /// A machine that cannot isolate is no fault of ours to print a stack trace for.
    private static int explain(Exception failed, CommandLine command, ParseResult parsed)
            throws Exception {
        if (!(failed instanceof SandboxUnavailable unavailable)) throw failed;
        System.err.println("Nothing can be graded here: " + unavailable.getMessage());
        return 1;
    }
}
