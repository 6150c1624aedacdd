package savepoint.server.quiz.clock;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// Something on record that says how long an attempt runs.
public sealed interface TimeFact {
    /// The student's factor was this from now on; of several the last counts.
    record Factor(BigDecimal factor) implements TimeFact {}

    /// More time, for the sitting that runs.
    record Extra(Duration time) implements TimeFact {}

    /// The platform was away from then until then.
    record Outage(Instant from, Instant until) implements TimeFact {}

    /// The student handed in.
    record HandedIn(Instant at) implements TimeFact {}

    /// A further sitting of the same attempt began, for so long.
    record Reopened(Instant at, Duration time) implements TimeFact {}
}
