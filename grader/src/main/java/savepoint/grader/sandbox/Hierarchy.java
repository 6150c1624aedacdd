package savepoint.grader.sandbox;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// A control group tree in which boxes can have groups of their own.
///
/// @param parent the folder under which a box's group is made
/// @param unified version 2 if true, one of version 1's trees otherwise
/// @param facilities what groups made here can do
record Hierarchy(Path parent, boolean unified, Set<Facility> facilities) {
    enum Facility {
        /// Caps memory and tells the peak.
        MEMORY,
        /// Caps the number of processes and threads.
        TASKS,
        /// Counts CPU time of all processes, also of those that have ended.
        CPU,
        /// Shares the processors equally among boxes that want them, however many threads each runs.
        SHARES,
        /// Kills all members in one stroke.
        KILL
    }

    Hierarchy {
        facilities =
                facilities.isEmpty()
                        ? Set.of()
                        : java.util.Collections.unmodifiableSet(EnumSet.copyOf(facilities));
    }
}
