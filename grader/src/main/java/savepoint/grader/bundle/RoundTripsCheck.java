package savepoint.grader.bundle;

import java.util.Optional;

/// `kind: round-trips`: how often a scenario asks the database. The author sets at least one of the limits.
///
/// @param statements at most so many on each fixture
/// @param roundTrips at most so many on each fixture
/// @param growth how many round trips more than on the smallest fixture there may be, beside those by which the
///     solution's grow
public record RoundTripsCheck(
        Common common,
        String scenario,
        Optional<Integer> statements,
        Optional<Integer> roundTrips,
        Optional<Integer> growth)
        implements Check {
    static RoundTripsCheck read(Common common, CheckKeys keys) {
        var check =
                new RoundTripsCheck(
                        common,
                        keys.scenario(),
                        keys.count("statements"),
                        keys.count("round-trips"),
                        keys.count("growth"));
        if (!keys.hasAny("statements", "round-trips", "growth"))
            keys.wrong(
                    "kind",
                    "a round-trips check needs `statements: 3`, `round-trips: 3` or `growth: 0`");
        if (keys.hasAny("growth") && common.fixtures().size() < 2)
            keys.wrong("growth", "`growth` needs two fixtures of different size");
        return check;
    }
}
