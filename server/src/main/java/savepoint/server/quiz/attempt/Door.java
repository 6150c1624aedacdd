package savepoint.server.quiz.attempt;

import java.time.Instant;
import java.util.Optional;

/// Whether a student may start a quiz now.
public sealed interface Door {
    /// Yes.
    ///
    /// @param left how many attempts there are, this one counted; empty where there is no limit
    record Open(Optional<Integer> left, boolean needsPassword) implements Door {}

    /// An attempt runs already: there is nothing to start.
    record Running(Attempt attempt) implements Door {}

    /// It opens then.
    record NotYet(Instant opensAt) implements Door {}

    /// It closed then.
    record Closed(Instant closedAt) implements Door {}

    /// All attempts are used.
    record UsedUp(int attempts) implements Door {}

    /// It can only be started from certain networks, and this is none of them.
    record WrongNetwork() implements Door {}

    /// The password was not the right one.
    record WrongPassword() implements Door {}
}
