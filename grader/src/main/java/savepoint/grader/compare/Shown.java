package savepoint.grader.compare;

import java.sql.SQLException;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Shape;
import savepoint.grader.verdict.Counterexample;

/// A difference on as few rows as show it.
record Shown(Expected expected, Answer got, Counterexample counterexample) {
    /// @param dataset on which the contest found a difference that is no chance
    static Shown smallest(Shape shape, Contest contest, Dataset dataset)
            throws SQLException, Arena.Lost {
        if (!contest.isDoubtful()) {
            var small = Shrinking.smallest(shape, dataset, contest::differs);
            if (!contest.isChance(small)) return of(shape, contest, small);
        }
        return of(
                shape,
                contest,
                Shrinking.smallest(
                        shape,
                        dataset,
                        smaller -> contest.differs(smaller) && !contest.isChance(smaller)));
    }

    static Shown of(Shape shape, Contest contest, Dataset dataset) throws SQLException, Arena.Lost {
        return switch (contest.on(dataset)) {
            case Contest.Finding.Different(var expected, var got) ->
                    of(shape, dataset, expected, got, Words.about(shape, contest, dataset));
            case Contest.Finding.Stumbled(var expected, var got) ->
                    of(shape, dataset, expected, got, "");
            case Contest.Finding.Same _,
                    Contest.Finding.Nothing _,
                    Contest.Finding.Slow _,
                    Contest.Finding.Broken _ ->
                    throw new SQLException("the same rows gave another answer");
        };
    }

    private static Shown of(
            Shape shape, Dataset dataset, Expected expected, Answer got, String about) {
        return new Shown(expected, got, Showing.of(shape, dataset, expected, got, about));
    }
}
