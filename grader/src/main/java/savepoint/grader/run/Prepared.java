package savepoint.grader.run;

import java.util.List;
import savepoint.grader.compile.Use;
import savepoint.grader.verdict.Diagnostic;

/// A hand-in made ready to run.
sealed interface Prepared {
    /// @param uses what it is made of, where a check asks for that
    record Ready(Execution execution, List<Use> uses) implements Prepared {}

    record DoesNotCompile(List<Diagnostic> errors) implements Prepared {}

    /// It used up what compiling may cost.
    record TooCostly(String message) implements Prepared {}
}
