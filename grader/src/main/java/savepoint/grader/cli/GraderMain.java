package savepoint.grader.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The grader's command line.
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        subcommands = {
            GradeCommand.class,
            GraderCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        })
public final class GraderMain {
    private GraderMain() {}

    static void main(String[] args) {
        System.exit(new CommandLine(new GraderMain()).execute(args));
    }
}
