package savepoint.grader.kind;

import java.util.List;
import java.util.Map;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Table;

/// A scenario's observation and the tables after it; no tables where the check does not ask for them.
record Observed(Observation.Answer answer, Map<String, Table> state) implements Evidence {
    @Override
    public List<Observation.Answer> answers() {
        return List.of(answer);
    }
}
