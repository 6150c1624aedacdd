package savepoint.server.check;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.run.BrokenBundle;
import savepoint.grader.run.Grader;
import savepoint.grader.verdict.Verdict;
import savepoint.server.content.folder.CourseReading;
import savepoint.server.content.question.Question;

/// A question that is answered in SQL or Java: its solution must get all points, and what must not pass must not.
record CodeRun(Question question, Bundle bundle) {
    private static final long SEED = 1;

    /// Those of a course that can be published.
    static List<CodeRun> in(CourseReading reading) {
        var runs = new ArrayList<CodeRun>();
        for (var read : reading.questions()) {
            if (read.question().isEmpty() || !read.files().has("assignment.yaml")) continue;
            // its problems were told when the course was read
            BundleReader.read(read.slug(), read.path(), read.files(), new Problems())
                    .ifPresent(bundle -> runs.add(new CodeRun(read.question().get(), bundle)));
        }
        return runs;
    }

    /// Prints what is wrong, a line each; whether nothing was.
    boolean run(Grader grader, PrintWriter out) throws SQLException, InterruptedException {
        var complaints = new ArrayList<String>();
        try {
            var right = grade(grader, bundle.solution());
            if (!earnsAll(right))
                complaints.add(
                        "%s: the solution gets %s, %s of %s points"
                                .formatted(
                                        question.path(),
                                        right.word(),
                                        right.points().toPlainString(),
                                        all().toPlainString()));
            for (var wrong : question.wrong()) wrong(grader, wrong).ifPresent(complaints::add);
        } catch (BrokenBundle broken) {
            complaints.add(question.path() + ": " + broken.getMessage());
        }
        int answers = 1 + question.wrong().size();
        out.println(
                "%s: %d %s  %s"
                        .formatted(
                                question.path(),
                                answers,
                                answers == 1 ? "answer" : "answers",
                                complaints.isEmpty() ? "ok" : "WRONG"));
        complaints.forEach(complaint -> out.println("    " + complaint));
        out.flush();
        return complaints.isEmpty();
    }

    private Optional<String> wrong(Grader grader, Question.Wrong wrong)
            throws SQLException, InterruptedException, BrokenBundle {
        var file = bundle.submit().getFirst();
        var handIn = FileTree.of(Map.of(file, wrong.text().getBytes(StandardCharsets.UTF_8)));
        return earnsAll(grade(grader, handIn))
                ? Optional.of(
                        "%s line %d: must not pass, but gets all %s points"
                                .formatted(question.path(), wrong.line(), all().toPlainString()))
                : Optional.empty();
    }

    private Verdict grade(Grader grader, FileTree handIn)
            throws SQLException, InterruptedException, BrokenBundle {
        return grader.grade(bundle, handIn, SEED, _ -> {}).verdict();
    }

    private boolean earnsAll(Verdict verdict) {
        return verdict instanceof Verdict.Graded && verdict.points().compareTo(all()) == 0;
    }

    private BigDecimal all() {
        return bundle.automaticPoints();
    }
}
