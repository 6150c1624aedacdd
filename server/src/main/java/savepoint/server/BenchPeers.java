package savepoint.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import savepoint.server.review.simulate.Outcome;
import savepoint.server.review.simulate.Trials;
import tools.jackson.databind.json.JsonMapper;

/// `bench peers`: how near to the truth reviews by peers come, for made-up classes of which the truth is known.
@Command(
        name = "peers",
        mixinStandardHelpOptions = true,
        description =
                "Made-up classes review each other; how far mean, median and our estimate are from what works are worth.")
final class BenchPeers implements Callable<Integer> {
    @Option(
            names = "--students",
            paramLabel = "N",
            description = "of a class (default: ${DEFAULT-VALUE})")
    private int students = 30;

    @Option(
            names = "--reviews",
            paramLabel = "K",
            description = "that each writes (default: ${DEFAULT-VALUE})")
    private int reviews = 3;

    @Option(
            names = "--classes",
            paramLabel = "N",
            description = "for each mix of reviewers (default: ${DEFAULT-VALUE})")
    private int classes = 300;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of the first class (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures there")
    private Path json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (students < 3 || reviews < 1 || reviews >= students || classes < 1)
            throw new Refusal(
                    "there must be three students, a review by each and a class at least, and fewer reviews than students");
        var outcomes = Trials.run(students, reviews, classes, seed);
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Root mean square error in points of %.0f: %d classes of %d, %d reviews each, seeds from %d%n%n",
                Trials.OF,
                classes,
                students,
                reviews,
                seed);
        out.printf(
                Locale.ROOT,
                "%-18s %13s %13s %13s %15s %10s%n",
                "reviewers",
                "mean",
                "median",
                "ours",
                "ours, 2 samples",
                "within 2 σ");
        for (var outcome : outcomes) {
            out.printf(
                    Locale.ROOT,
                    "%-18s %13s %13s %13s %15s %8.0f %%%n",
                    outcome.mix(),
                    figure(outcome.mean()),
                    figure(outcome.median()),
                    figure(outcome.ours()),
                    figure(outcome.calibrated()),
                    100 * outcome.covered());
        }
        out.printf(
                "%n± is the standard error. The fourth column has two samples judged by everybody and the instructor.%n");
        out.flush();
        if (json != null)
            Files.write(
                    json,
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsBytes(new Report(students, reviews, seed, outcomes)));
        return 0;
    }

    /// What `--json` writes.
    record Report(int students, int reviews, long seed, List<Outcome> outcomes) {}

    private static String figure(Outcome.Figure figure) {
        return String.format(Locale.ROOT, "%.2f ± %.2f", figure.error(), figure.uncertainty());
    }
}
