package savepoint.server;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import savepoint.server.bench.QuizBench;

/// `bench quiz`: many students sit the course's quiz at once, on a platform of the bench's own.
@Command(
        name = "quiz",
        mixinStandardHelpOptions = true,
        description =
                "Students start a quiz in the same moment, save an answer every 10 s and are handed in when it closes.")
final class BenchQuiz implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the bench keeps its platform (default: data)")
    private Path data;

    @Option(
            names = "--quiz",
            paramLabel = "SLUG",
            description = "a quiz of the course that ships (default: ${DEFAULT-VALUE})")
    private String quiz = "week-11";

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "how many sit at once (default: ${DEFAULT-VALUE})")
    private int students = 500;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "for how long they save answers (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures there")
    private Path json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (students < 1 || seconds < 10)
            throw new Refusal("there must be a student at least, and 10 seconds");
        var folder = data == null ? Storage.home().resolve("data") : data.toAbsolutePath();
        PrintWriter err = spec.commandLine().getErr();
        var figures =
                QuizBench.run(
                        Storage.home(),
                        folder.normalize().resolve("bench").resolve("quiz"),
                        quiz,
                        students,
                        Duration.ofSeconds(seconds),
                        err::println);
        PrintWriter out = spec.commandLine().getOut();
        out.print(figures.table());
        out.flush();
        if (json != null) Files.writeString(json, figures.json() + "\n");
        return figures.isSound() ? 0 : 1;
    }
}
