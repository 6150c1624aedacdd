package savepoint.grader.bundle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong while a folder is read, so that all of it can be told at once.
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void error(String path, int line, String message) {
        found.add(new Problem(path, line, Problem.Severity.ERROR, message));
    }

    public void warning(String path, int line, String message) {
        found.add(new Problem(path, line, Problem.Severity.WARNING, message));
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }

    /// In the order of the files and their lines.
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::path).thenComparingInt(Problem::line))
                .toList();
    }
}
