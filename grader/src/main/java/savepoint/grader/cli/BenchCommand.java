package savepoint.grader.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import savepoint.grader.bench.Bench;
import savepoint.grader.bench.BenchCourse;
import savepoint.grader.bench.NaiveWay;
import savepoint.grader.bench.WrongVerdict;
import savepoint.grader.run.Grader;
import savepoint.grader.worker.Patience;
import savepoint.grader.worker.Worker;
import savepoint.postgres.PostgresBinaries;

@Command(
        name = "bench",
        description = "Measures on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = BenchCommand.OfGrader.class)
final class BenchCommand {
    @Command(
            name = "grader",
            description =
                    "Measures how soon hand-ins have their verdicts and how many get theirs, beside a compiler and a JVM a job.",
            mixinStandardHelpOptions = true)
    static final class OfGrader implements Callable<Integer> {
        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "where the grader keeps its files (default: data)")
        private Path data = Workshops.usualData();

        @Option(
                names = "--jobs",
                paramLabel = "N",
                defaultValue = "30",
                description = "hand-ins one at a time, of each kind (default: ${DEFAULT-VALUE})")
        private int jobs;

        @Option(
                names = "--seconds",
                paramLabel = "S",
                defaultValue = "6",
                description = "for each kind and number at once (default: ${DEFAULT-VALUE})")
        private int seconds;

        @Option(names = "--json", paramLabel = "FILE", description = "writes the figures there")
        private Path json;

        @Override
        public Integer call() throws Exception {
            if (jobs < 1 || seconds < 0) {
                System.err.println("There must be a job at least, and no fewer seconds than 0");
                return 2;
            }
            int lanes = Runtime.getRuntime().availableProcessors();
            var work = data.toAbsolutePath().resolve("bench");
            var binaries = PostgresBinaries.in(data.resolve("postgresql"));
            try (var course = BenchCourse.open(work, binaries);
                    var workshop = Workshops.open(data);
                    var _ =
                            new Worker(
                                    course.grader(),
                                    new Grader(workshop),
                                    ManagementFactory.getRuntimeMXBean().getName(),
                                    lanes,
                                    Patience.USUAL,
                                    InstantSource.system());
                    var naive = NaiveWay.open(work.resolve("naive"), binaries, lanes)) {
                var report =
                        Bench.run(
                                course,
                                workshop,
                                naive,
                                jobs,
                                Duration.ofSeconds(seconds),
                                System.err::println);
                System.out.print(report.table());
                if (json != null) Files.writeString(json, report.json() + "\n");
                return 0;
            } catch (WrongVerdict wrong) {
                System.err.println("Nothing was measured: " + wrong.getMessage());
                return 1;
            }
        }
    }
}
