package savepoint.grader.kind;

import java.util.Optional;
import savepoint.grader.bundle.AtomicCheck;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.CompileCheck;
import savepoint.grader.bundle.ConcurrentCheck;
import savepoint.grader.bundle.InjectionCheck;
import savepoint.grader.bundle.LeaksCheck;
import savepoint.grader.bundle.PlanCheck;
import savepoint.grader.bundle.ReturnsCheck;
import savepoint.grader.bundle.RoundTripsCheck;
import savepoint.grader.bundle.RowsCheck;
import savepoint.grader.bundle.SchemaCheck;
import savepoint.grader.bundle.StateCheck;
import savepoint.grader.bundle.StyleCheck;

/// All kinds of checks.
public final class Kinds {
    private Kinds() {}

    /// How a check is carried out; empty where that is done before anything runs.
    public static Optional<Kind<?>> of(Check check) {
        return switch (check) {
            case CompileCheck _, StyleCheck _ -> Optional.empty();
            case RowsCheck rows -> Optional.of(new RowsKind(rows));
            case ReturnsCheck returns -> Optional.of(new ReturnsKind(returns));
            case StateCheck state -> Optional.of(new StateKind(state));
            case RoundTripsCheck roundTrips -> Optional.of(new RoundTripsKind(roundTrips));
            case AtomicCheck atomic -> Optional.of(new AtomicKind(atomic));
            case LeaksCheck leaks -> Optional.of(new LeaksKind(leaks));
            case InjectionCheck injection -> Optional.of(new InjectionKind(injection));
            case ConcurrentCheck concurrent -> Optional.of(new ConcurrentKind(concurrent));
            case PlanCheck plan -> Optional.of(new PlanKind(plan));
            case SchemaCheck schema -> Optional.of(new SchemaKind(schema));
        };
    }
}
