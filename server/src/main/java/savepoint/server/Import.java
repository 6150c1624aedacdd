package savepoint.server;

import picocli.CommandLine.Command;

/// `import`: what other systems hold becomes files of a course.
@Command(
        name = "import",
        subcommands = ImportQuiz.class,
        mixinStandardHelpOptions = true,
        description = "take questions over from another system")
final class Import {}
