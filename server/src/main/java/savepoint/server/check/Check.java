package savepoint.server.check;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;
import savepoint.grader.cli.Workshops;
import savepoint.grader.run.Grader;
import savepoint.grader.sandbox.SandboxUnavailable;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.folder.CourseReading;

/// `check`: everything that is wrong with a course folder, and whether its samples get the verdicts they must.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "check a course folder: every problem with file and line, then every sample, live cell and question with code")
public final class Check implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "the course (default: this folder's)")
    private Path folder;

    @Option(names = "--data", description = "where the grader works (default: data)")
    private Path data;

    @Option(names = "--files-only", description = "read the files and grade no sample")
    private boolean filesOnly;

    @Spec private CommandSpec spec;

    /// A sample with the bundle it belongs to.
    record Trial(Bundle bundle, Sample sample) {}

    @Override
    public Integer call() throws Exception {
        var course = folder == null ? home() : folder;
        if (!Files.isDirectory(course)) {
            err().println("savepoint: there is no course folder " + course);
            return 1;
        }
        var reading = CourseFolder.read(course, ZoneId.systemDefault());
        var problems = new Problems();
        problems.addAll(reading.problems());
        var trials = trials(reading, problems);
        problems.all().forEach(out()::println);
        boolean isGood = !problems.hasErrors();
        var lessons = CellRun.in(reading);
        var questions = CodeRun.in(reading);
        if (!filesOnly && !(trials.isEmpty() && lessons.isEmpty() && questions.isEmpty()))
            isGood &= grade(trials, lessons, questions);
        out().println(summary(reading, problems.all()));
        out().flush();
        return isGood ? 0 : 1;
    }

    private static List<Trial> trials(CourseReading reading, Problems problems) {
        var trials = new ArrayList<Trial>();
        for (var assignment : reading.assignments()) {
            if (assignment.broken()) continue;
            var prefix = "assignments/" + assignment.slug() + "/";
            // its problems were told when the course was read
            BundleReader.read(assignment.slug(), prefix, assignment.files(), new Problems())
                    .ifPresent(bundle ->
                            Sample.of(bundle, prefix, problems)
                                    .forEach(sample -> trials.add(new Trial(bundle, sample))));
        }
        return trials;
    }

    private boolean grade(List<Trial> trials, List<CellRun> lessons, List<CodeRun> questions)
            throws Exception {
        try (var workshop = Workshops.open(data == null ? home().resolve("data") : data)) {
            var grader = new Grader(workshop);
            boolean isGood = trials.isEmpty() || new SampleTable(grader, out()).run(trials);
            for (var lesson : lessons) isGood &= lesson.run(grader, out());
            for (var question : questions) isGood &= question.run(grader, out());
            return isGood;
        } catch (SandboxUnavailable unavailable) {
            err().println("savepoint: no sample was graded: " + unavailable.getMessage());
            err().println("  " + unavailable.fix());
            return false;
        }
    }

    private static String summary(CourseReading reading, List<Problem> problems) {
        long errors =
                problems.stream()
                        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                        .count();
        return "%s: %s, %s, %s, %s, %s; %s, %s"
                .formatted(
                        reading.course().title(),
                        counted(reading.weeks().size(), "week"),
                        counted(reading.lessons().size(), "lesson"),
                        counted(reading.assignments().size(), "assignment"),
                        reading.quizzes().size() == 1
                                ? "1 quiz"
                                : reading.quizzes().size() + " quizzes",
                        counted(reading.questions().size(), "question"),
                        counted(errors, "error"),
                        counted(problems.size() - errors, "warning"));
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static Path home() throws IOException {
        return Path.of(System.getProperty("savepoint.home", ".")).toRealPath();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
