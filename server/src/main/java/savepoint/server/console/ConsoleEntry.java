package savepoint.server.console;

import java.time.Instant;
import java.util.Optional;
import savepoint.grader.queue.Exploration;
import savepoint.grader.verdict.ConsoleAnswer;

/// Something asked of a private copy, with what it answered; empty while it is under way.
///
/// @param place where on its page it was asked, such as `cell-2`; empty where there is but one
public record ConsoleEntry(
        String ref,
        String place,
        Exploration.Kind kind,
        String sql,
        Instant askedAt,
        Optional<ConsoleAnswer> answer) {}
