package savepoint.server.home;

import savepoint.server.web.Coded;

/// How the viewer stands with one activity.
///
/// `late` says that what was handed in came after the deadline; `points` and `of` are formatted
/// numbers for `GRADED` and null otherwise.
public record Standing(State state, boolean late, String points, String of) {

    /// The states an activity passes through: `OVERDUE` may still be handed in, late; `MISSING` may
    /// not; `NONE` is for rows that ask for nothing and for staff.
    public enum State implements Coded {
        NONE,
        NOT_STARTED,
        STARTED,
        HANDED_IN,
        GRADED,
        READ,
        OVERDUE,
        MISSING
    }
}
