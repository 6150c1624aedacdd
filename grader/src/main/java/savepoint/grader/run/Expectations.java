package savepoint.grader.run;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.check.Observation;
import savepoint.grader.kind.CaseResult;

/// What the solution does on each fixture: the only expected values there are. They are made in a sandbox and on a
/// server of the solution's own, and kept here, where no hand-in ever comes.
final class Expectations {
    private static final int KEPT = 2_000;

    private record Key(String bundle, String check, String fixture, Engine engine, long seed) {
        static Key of(Bundle bundle, Step step, long seed) {
            return new Key(
                    bundle.hash(), step.check().name(), step.fixture().name(), step.engine(), seed);
        }
    }

    /// Stands for every seed, where the solution's scenario drew nothing from it.
    private static final long ANY = Long.MIN_VALUE;

    private final Map<Key, CaseResult> kept =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, CaseResult> eldest) {
                    return size() > KEPT;
                }
            };

    CaseResult of(Bundle bundle, Step step, long seed, Solution solution)
            throws SQLException, InterruptedException, BrokenBundle {
        var check = step.check();
        var fixture = step.fixture();
        var forAny = Key.of(bundle, step, ANY);
        var forSeed = Key.of(bundle, step, seed);
        synchronized (kept) {
            var known = kept.containsKey(forAny) ? kept.get(forAny) : kept.get(forSeed);
            if (known != null) return known;
        }
        var result = solution.execution().run(step);
        boolean drewFromSeed =
                switch (result) {
                    case CaseResult.Found(var evidence) -> {
                        for (var answer : evidence.answers()) requireGood(check, fixture, answer);
                        if (evidence.unfit().isPresent())
                            throw broken(check, fixture, evidence.unfit().get());
                        yield evidence.answers().stream().anyMatch(Observation.Answer::random);
                    }
                    case CaseResult.SqlFailed(var message) -> throw broken(check, fixture, message);
                    case CaseResult.Ended(var how) -> throw broken(check, fixture, how);
                    case CaseResult.LimitHit(_, var message) ->
                            throw broken(check, fixture, message);
                };
        synchronized (kept) {
            kept.put(drewFromSeed ? forSeed : forAny, result);
        }
        return result;
    }

    /// Two scenarios that break in the same way are not two that agree.
    private static void requireGood(Check check, Fixture fixture, Observation.Answer answer)
            throws BrokenBundle {
        if (answer.value() instanceof Observation.Thrown(var types, var message)
                && !answer.returned())
            throw broken(check, fixture, "threw %s: %s".formatted(types.getFirst(), message));
        if (answer.value() instanceof Observation.Unsupported(var what))
            throw broken(check, fixture, "answers " + what);
    }

    private static BrokenBundle broken(Check check, Fixture fixture, String why) {
        return new BrokenBundle(
                "check %s: the solution on fixture %s: %s"
                        .formatted(check.name(), fixture.name(), why));
    }
}
