package savepoint.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import savepoint.server.check.Check;

/// The server's commands, as `./savepoint` calls them.
@Command(
        name = "savepoint",
        subcommands = {
            Serve.class,
            Check.class,
            Admin.class,
            BackupCommand.class,
            RestoreCommand.class,
            Submit.class,
            Login.class,
            Import.class,
            ExportQuiz.class,
            Bench.class,
            Simulate.class
        },
        mixinStandardHelpOptions = true,
        description = "A course platform for learning databases from Java")
public final class Main {
    private Main() {}

    static void main(String[] arguments) {
        var status =
                new CommandLine(new Main())
                        .setExecutionExceptionHandler(Main::report)
                        .execute(arguments);
        System.exit(status);
    }

    /// What the person at the terminal can act on is a [Refusal] and needs no stack trace; the rest is our fault.
    private static int report(Exception fault, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (!(fault instanceof Refusal)) throw fault;
        command.getErr().println("savepoint: " + fault.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
