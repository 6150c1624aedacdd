package savepoint.server;

import picocli.CommandLine.Command;

/// `simulate`: tries something on people who do not exist.
@Command(
        name = "simulate",
        subcommands = SimulatePoints.class,
        mixinStandardHelpOptions = true,
        description = "try a policy on an invented class")
final class Simulate {}
