package savepoint.server.assignment;

import java.util.List;
import savepoint.server.web.Coded;

/// How a file differs between two texts (`assignment/difference.html`): lines removed and added, with some that stand
/// around them. `hunks` is empty where the texts are equal, and where they are too long and too different for a reader to
/// follow (`beyondReading`).
public record FileDifference(
        String name, int added, int removed, boolean beyondReading, List<Hunk> hunks) {

    /// Lines that stand together.
    public record Hunk(List<Line> lines) {}

    /// One line; `before` and `after` are its numbers in the two texts, null where it is not in one.
    public record Line(Change change, Integer before, Integer after, String text) {}

    /// What has become of a line.
    public enum Change implements Coded {
        SAME,
        ADDED,
        REMOVED
    }

    /// Whether there is no difference.
    public boolean isNone() {
        return !beyondReading && hunks.isEmpty();
    }
}
