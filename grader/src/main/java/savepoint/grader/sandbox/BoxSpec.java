package savepoint.grader.sandbox;

import java.util.List;

/// What is to run in a box.
///
/// @param name for logs; nothing inside sees it
/// @param command inside, of the grader's own making: never a student's text
/// @param scratchBytes size of a private file system at /tmp that vanishes with the box; 0 for none
/// @param turn when time begins to count
public record BoxSpec(
        String name,
        List<String> command,
        List<Bind> binds,
        Profile profile,
        Limits limits,
        long scratchBytes,
        Turn turn) {
    public enum Turn {
        /// Time counts from the start.
        AT_ONCE,
        /// Time counts from [Box#go()]: for processes that are started ahead and wait for work.
        ON_GO
    }

    public BoxSpec {
        command = List.copyOf(command);
        binds = List.copyOf(binds);
    }
}
