package savepoint.grader.kind;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Optional;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.StateCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;
import savepoint.grader.check.ResultReader;

/// Compares the tables that a scenario leaves.
record StateKind(StateCheck check) implements SceneKind<Observed> {
    @Override
    public Class<Observed> evidence() {
        return Observed.class;
    }

    @Override
    public String scenario() {
        return check.scenario();
    }

    @Override
    public Observed look(Observation.Answer answer, Left left)
            throws SQLException, ResultReader.TooLarge {
        return new Observed(answer, left.tables(check.tables()));
    }

    @Override
    public Optional<Finding> compare(Observed expected, Observed got) {
        var state =
                States.difference(expected.state(), got.state())
                        .map(found -> found.notWhatTheReferenceLeaves(threw(got.answer().value())));
        if (state.isPresent() || !check.observe()) return state;
        return new Observations(new Check.Order.Exact(), BigDecimal.ZERO)
                .compare(expected.answer().value(), got.answer().value())
                .map(difference -> new Finding("", difference));
    }

    private static String threw(Observation observation) {
        return observation instanceof Observation.Thrown(var types, var message)
                ? "; the call threw %s: %s".formatted(types.getFirst(), message)
                : "";
    }
}
