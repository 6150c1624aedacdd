package savepoint.grader.kind;

import java.util.List;
import java.util.Set;
import savepoint.grader.check.Legible;

/// What handed-in tables accept and refuse, and which keys and indexes they have.
public record Tried(List<Probe> probes, Set<String> facts) implements Evidence {
    /// @param name what the author calls the probe, or its statement
    /// @param outcome such as `accepted (1 row)`, `refused with 23505`, or the rows of a query
    public record Probe(String name, String outcome) {}

    /// What is said of a definition that the engine does not take.
    ///
    /// @param number of it, from 1
    public static CaseResult refused(int number, String definition, String message) {
        var line = definition.strip().lines().findFirst().orElse("");
        return new CaseResult.SqlFailed(
                "statement %d (%s): %s".formatted(number, Legible.cell(line), message));
    }
}
