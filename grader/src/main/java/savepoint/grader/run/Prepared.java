package savepoint.grader.run;

import java.util.List;
import savepoint.grader.verdict.Diagnostic;

/// A hand-in made ready to run.
sealed interface Prepared {
    record Ready(Execution execution) implements Prepared {}

    record DoesNotCompile(List<Diagnostic> errors) implements Prepared {}

    /// It used up what compiling may cost.
    record TooCostly(String message) implements Prepared {}
}
