package savepoint.server;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.folder.Assignment;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.folder.CourseReading;
import savepoint.server.deadline.LatePolicy;
import savepoint.server.points.Invented;
import savepoint.server.points.Reckoning;
import savepoint.server.points.Trial;
import savepoint.server.web.Figures;

/// `simulate points`: tries an assignment's points policy on an invented class, before anybody meets it.
@Command(
        name = "points",
        mixinStandardHelpOptions = true,
        description = "try the points policy of an assignment on an invented class")
final class SimulatePoints implements Callable<Integer> {
    @Parameters(paramLabel = "ASSIGNMENT", description = "its folder's name, such as bank-transfer")
    private String slug;

    @Option(
            names = "--course",
            paramLabel = "DIR",
            description = "the course it belongs to (default: this folder's)")
    private Path folder;

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "of the class (default: ${DEFAULT-VALUE})")
    private int students = 30;

    @Option(
            names = "--reviews",
            paramLabel = "K",
            description = "that each is asked for (default: what the course says, or 3)")
    private Integer reviews;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "another seed invents another class (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--all", description = "explain the points of every student")
    private boolean all;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var course = folder == null ? Storage.home() : folder;
        if (!Files.isDirectory(course)) throw new Refusal("there is no course folder " + course);
        var reading = CourseFolder.read(course, ZoneId.systemDefault());
        var bundle = bundle(reading);
        int count =
                reviews != null
                        ? reviews
                        : reading.course().review().map(said -> said.count()).orElse(3);
        if (students < 3 || count < 1 || count >= students)
            throw new Refusal(
                    "there must be three students at least, and from 1 to %d reviews by each"
                            .formatted(Math.max(1, students - 1)));
        var trial =
                Trial.of(
                        Invented.of(
                                bundle,
                                bundle.points(),
                                LatePolicy.of(reading.course().late()),
                                students,
                                count,
                                seed));
        print(bundle, count, trial);
        return 0;
    }

    private Bundle bundle(CourseReading reading) throws Refusal {
        var known = reading.assignments().stream().filter(one -> one.slug().equals(slug)).findAny();
        if (known.isEmpty())
            throw new Refusal(
                    "there is no assignment %s; there are %s"
                            .formatted(
                                    slug,
                                    reading.assignments().stream()
                                            .map(Assignment::slug)
                                            .collect(Collectors.joining(", "))));
        var problems = new Problems();
        return BundleReader.read(slug, "assignments/" + slug + "/", known.get().files(), problems)
                .orElseThrow(() ->
                        new Refusal(
                                "%s is not in order:\n%s"
                                        .formatted(
                                                slug,
                                                problems.all().stream()
                                                        .map(Object::toString)
                                                        .collect(Collectors.joining("\n")))));
    }

    private void print(Bundle bundle, int count, Trial trial) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s: %s points, of an invented class of %d with %d reviews each, seed %d%n%n",
                bundle.title(), Figures.plain(bundle.points().total()), students, count, seed);
        out.print(table(trial.rows()));
        var missing = trial.missing();
        out.printf(
                "%n%d handed in nothing, %d late; %d wrote fewer reviews than asked; %d works got fewer than %d.%n",
                missing.handedInNothing(),
                missing.late(),
                missing.unwritten(),
                missing.tooFewReviews(),
                bundle.points().policy().leastReviews());
        for (var reckoning : all ? trial.reckonings() : trial.examples())
            out.printf("%n%s", text(reckoning));
        out.flush();
    }

    private static String table(List<Trial.Row> rows) {
        var table = new StringBuilder();
        table.append(
                String.format(
                        "%-12s%9s%9s%9s%9s%9s%9s%n",
                        "", "lowest", "quarter", "middle", "3/4", "highest", "of"));
        for (var row : rows)
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-12s%9s%9s%9s%9s%9s%9s%n",
                            row.name(),
                            Figures.plain(row.lowest()),
                            Figures.plain(row.quarter()),
                            Figures.plain(row.middle()),
                            Figures.plain(row.threeQuarters()),
                            Figures.plain(row.highest()),
                            row.of() == null ? "" : Figures.plain(row.of())));
        return table.toString();
    }

    private static String text(Reckoning reckoning) {
        return reckoning.lines().stream()
                .map(line -> line + System.lineSeparator())
                .collect(
                        Collectors.joining("", "", reckoning.sum() + "." + System.lineSeparator()));
    }
}
