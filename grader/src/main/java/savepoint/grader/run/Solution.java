package savepoint.grader.run;

import java.sql.SQLException;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Intake;
import savepoint.grader.queue.NewGrading;

/// The solution's execution, started only when an expected result is not known yet.
final class Solution implements AutoCloseable {
    private final Workshop workshop;
    private final Bundle bundle;
    private final long seed;
    private final NewGrading.Priority priority;
    private Execution started;

    Solution(Workshop workshop, Bundle bundle, long seed, NewGrading.Priority priority) {
        this.workshop = workshop;
        this.bundle = bundle;
        this.seed = seed;
        this.priority = priority;
    }

    Execution execution() throws BrokenBundle, SQLException, InterruptedException {
        if (started == null) {
            started =
                    switch (Intake.examine(bundle, bundle.solution())) {
                        case Intake.Refused(var reasons) ->
                                throw new BrokenBundle(
                                        "the solution: " + String.join("; ", reasons));
                        case Intake.Accepted(var sources) ->
                                switch (workshop.prepare(
                                        bundle,
                                        sources,
                                        bundle.limits().forSolution(),
                                        seed,
                                        true,
                                        priority,
                                        new Stopwatch())) {
                                    case Prepared.Ready(var execution, _) -> execution;
                                    case Prepared.DoesNotCompile(var errors) ->
                                            throw new BrokenBundle(
                                                    "the solution does not compile: " + errors);
                                    case Prepared.TooCostly(var message) ->
                                            throw new BrokenBundle("the solution: " + message);
                                };
                    };
        }
        return started;
    }

    @Override
    public void close() {
        if (started != null) started.close();
    }
}
