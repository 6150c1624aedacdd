package savepoint.server.check;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import savepoint.grader.bundle.Sample;
import savepoint.grader.run.BrokenBundle;
import savepoint.grader.run.Grader;
import savepoint.grader.verdict.Verdict;

/// Grades samples for real and prints, a line each, what they must get and what they got.
final class SampleTable {
    private static final long SEED = 1;

    private final Grader grader;
    private final PrintWriter out;

    SampleTable(Grader grader, PrintWriter out) {
        this.grader = grader;
        this.out = out;
    }

    /// Whether each got what it must.
    boolean run(List<Check.Trial> trials) throws SQLException, InterruptedException {
        int width = trials.stream().mapToInt(trial -> name(trial).length()).max().orElse(0);
        line(width, "sample", "expected", "got", "");
        boolean all = true;
        for (var trial : trials) all &= run(trial, width);
        return all;
    }

    private boolean run(Check.Trial trial, int width) throws SQLException, InterruptedException {
        try {
            var report = grader.grade(trial.bundle(), trial.sample().handIn(), SEED, _ -> {});
            var surprises = trial.sample().surprises(report.verdict());
            line(
                    width,
                    name(trial),
                    expected(trial.sample()),
                    got(report.verdict()),
                    surprises.isEmpty() ? "ok" : "WRONG");
            surprises.forEach(surprise -> out.println("    " + surprise));
            out.flush();
            return surprises.isEmpty();
        } catch (BrokenBundle broken) {
            line(width, name(trial), expected(trial.sample()), "no verdict", "WRONG");
            out.println("    " + broken.getMessage());
            out.flush();
            return false;
        }
    }

    private void line(int width, String sample, String expected, String got, String mark) {
        out.println(
                ("%-" + width + "s  %-20s  %-20s  %s")
                        .formatted(sample, expected, got, mark)
                        .stripTrailing());
    }

    private static String name(Check.Trial trial) {
        return trial.bundle().slug() + "/" + trial.sample().name();
    }

    private static String expected(Sample sample) {
        return sample.verdict()
                + sample.points().map(points -> " " + points.toPlainString()).orElse("");
    }

    private static String got(Verdict verdict) {
        return verdict.word() + " " + verdict.points().toPlainString();
    }
}
