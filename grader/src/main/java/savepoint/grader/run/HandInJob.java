package savepoint.grader.run;

import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.HandInLimits;

/// What is to be carried out: a hand-in or the solution, with everything that says how.
///
/// @param sources text by file name
/// @param patient whether other boxes go first
record HandInJob(
        Bundle bundle,
        Map<String, String> sources,
        HandInLimits limits,
        long seed,
        boolean ofSolution,
        boolean patient,
        Stopwatch stopwatch) {}
