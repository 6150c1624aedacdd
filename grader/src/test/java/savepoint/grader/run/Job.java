package savepoint.grader.run;

import java.util.Optional;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// A hand-in of which we know what it must get.
///
/// @param kind for messages
/// @param limit that stops it; empty where it is graded to the end
record Job(String kind, Bundle bundle, FileTree handIn, int points, Optional<Limit> limit) {
    /// Limits of a bundle that nobody meets only because the machine is busy.
    static final String AMPLE = "{cpu: 10s, wall: 120s, memory: 192MB}";

    /// What is wrong with its verdict, if anything is.
    Optional<String> complaint(Verdict verdict) {
        boolean right =
                verdict.points().intValueExact() == points
                        && switch (verdict) {
                            case Verdict.Graded _ -> limit.isEmpty();
                            case Verdict.LimitHit hit -> limit.equals(Optional.of(hit.limit()));
                            case Verdict.CompileFailed _,
                                    Verdict.Refused _,
                                    Verdict.GraderFault _ ->
                                    false;
                        };
        return right ? Optional.empty() : Optional.of("%s got %s".formatted(kind, verdict));
    }
}
