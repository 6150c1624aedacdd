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
import savepoint.server.bench.WebBench;

/// `bench web`: an ordinary evening on a platform of the bench's own.
@Command(
        name = "web",
        mixinStandardHelpOptions = true,
        description =
                "Students read pages all over the course, some sit the quiz, some hand in. The figures are kept, and the next"
                        + " run of the same load is compared with them.")
final class BenchWeb implements Callable<Integer> {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the bench keeps its platform and the last figures (default: data)")
    private Path data;

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "how many are signed in (default: ${DEFAULT-VALUE})")
    private int students = 300;

    @Option(
            names = "--sitting",
            paramLabel = "N",
            description =
                    "how many of them sit the quiz, with a stream open (default: ${DEFAULT-VALUE})")
    private int sitting = 50;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "requests a second (default: ${DEFAULT-VALUE})")
    private int rate = 100;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "for how long (default: ${DEFAULT-VALUE})")
    private int seconds = 60;

    @Option(
            names = "--quiz",
            paramLabel = "SLUG",
            description = "of the course that ships (default: ${DEFAULT-VALUE})")
    private String quiz = "week-11";

    @Option(
            names = "--assignment",
            paramLabel = "SLUG",
            description = "of the course that ships (default: ${DEFAULT-VALUE})")
    private String assignment = "bank-transfer";

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures there, too")
    private Path json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (sitting < 1 || students < sitting || rate < 1 || seconds < 1)
            throw new Refusal(
                    "there must be somebody who sits the quiz, no more than there are students, and a request a second"
                            + " for a second");
        var folder = data == null ? Storage.home().resolve("data") : data.toAbsolutePath();
        var work = folder.normalize().resolve("bench").resolve("web");
        PrintWriter err = spec.commandLine().getErr();
        var figures =
                WebBench.run(
                        Storage.home(),
                        work,
                        quiz,
                        assignment,
                        new WebBench.Load(students, sitting, rate, Duration.ofSeconds(seconds)),
                        err::println);
        var last = work.resolve("last.json");
        var earlier = Files.exists(last) ? Files.readString(last) : "";
        PrintWriter out = spec.commandLine().getOut();
        out.print(figures.table(earlier));
        out.flush();
        Files.writeString(last, figures.json() + "\n");
        if (json != null) Files.writeString(json, figures.json() + "\n");
        return figures.isSound() ? 0 : 1;
    }
}
