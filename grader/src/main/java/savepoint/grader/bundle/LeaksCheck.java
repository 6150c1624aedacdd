package savepoint.grader.bundle;

import java.util.Optional;

/// `kind: leaks`: what a hand-in opens it closes.
///
/// @param connections that it may have at the same time; one more is refused
public record LeaksCheck(Common common, String scenario, Optional<Integer> connections)
        implements Check {
    static LeaksCheck read(Common common, CheckKeys keys) {
        var connections = keys.count("connections");
        if (connections.filter(most -> most < 1 || most > 10).isPresent())
            keys.wrong("connections", "`connections` must lie between 1 and 10");
        return new LeaksCheck(common, keys.scenario(), connections);
    }
}
