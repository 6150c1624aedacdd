package savepoint.server;

import picocli.CommandLine.Command;

/// `bench`: measures on this machine. What the grader measures of itself is a command of its own (`bench grader`).
@Command(
        name = "bench",
        subcommands = {BenchQuiz.class, BenchWeb.class, BenchPeers.class},
        mixinStandardHelpOptions = true,
        description = "measure on this machine; bench grader measures the grader")
final class Bench {}
