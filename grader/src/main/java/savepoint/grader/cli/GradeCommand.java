package savepoint.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;
import savepoint.grader.run.BrokenBundle;
import savepoint.grader.run.Grader;

@Command(
        name = "grade",
        description = "Grades hand-ins (files or folders) of one bundle, without a server.",
        mixinStandardHelpOptions = true)
final class GradeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BUNDLE", description = "the assignment's folder")
    private Path bundleFolder;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "SUBMISSION",
            description = "a hand-in: a folder, or its one file")
    private List<Path> submissions;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "what inputs are drawn from (default: ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws Exception {
        var problems = new Problems();
        var bundle = bundle(problems);
        problems.all().forEach(System.err::println);
        if (bundle.isEmpty()) return 1;
        boolean all = true;
        try (var workshop = Workshops.open(Workshops.usualData())) {
            var grader = new Grader(workshop);
            for (var submission : submissions) all &= grade(grader, bundle.get(), submission);
        }
        return all ? 0 : 1;
    }

    private Optional<Bundle> bundle(Problems problems) throws IOException {
        if (!Files.isDirectory(bundleFolder)) {
            problems.error(
                    bundleFolder.toString(),
                    0,
                    "is not a folder; the assignment's folder comes first");
            return Optional.empty();
        }
        var slug = bundleFolder.toRealPath().getFileName().toString();
        return BundleReader.read(slug, bundleFolder + "/", FileTree.read(bundleFolder), problems);
    }

    private boolean grade(Grader grader, Bundle bundle, Path submission)
            throws SQLException, InterruptedException {
        if (!Files.exists(submission)) {
            System.err.println(submission + ": there is no such file or folder");
            return false;
        }
        FileTree handIn;
        try {
            handIn = read(submission);
        } catch (IOException tooMuch) {
            // the other hand-ins are graded all the same
            System.err.println(tooMuch.getMessage());
            return false;
        }
        try {
            var report = grader.grade(bundle, handIn, seed, _ -> {});
            System.out.println(
                    json
                            ? ReportLine.json(bundle, submission, report)
                            : ReportLine.text(submission, report));
            return true;
        } catch (BrokenBundle broken) {
            System.err.println(bundleFolder + ": " + broken.getMessage());
            return false;
        }
    }

    private static FileTree read(Path submission) throws IOException {
        return Files.isDirectory(submission)
                ? FileTree.read(submission).without(Sample.EXPECTATION)
                : FileTree.of(
                        Map.of(
                                submission.getFileName().toString(),
                                Files.readAllBytes(submission)));
    }
}
