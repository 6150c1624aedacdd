package savepoint.server.console;

import java.time.Instant;
import java.util.Optional;
import savepoint.grader.queue.Exploration;
import savepoint.grader.verdict.ConsoleAnswer;

/// Something asked of a private copy, with what it answered; empty while it is under way.
public record ConsoleEntry(
        String ref,
        Exploration.Kind kind,
        String sql,
        Instant askedAt,
        Optional<ConsoleAnswer> answer) {}
