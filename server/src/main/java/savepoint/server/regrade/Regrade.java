package savepoint.server.regrade;

import java.math.BigDecimal;
import java.time.Instant;
import savepoint.server.web.Coded;

/// Hand-ins of an assignment, graded again by one version of its bundle.
///
/// @param bundle the version's hash
/// @param by who asked for it
/// @param handIns how many it grades, of which `finished` have a verdict
/// @param last what was done with it last, null so far; the other `last…` belong to it
/// @param promotion the newest promotion's id, or null
public record Regrade(
        long id,
        String ref,
        long activityId,
        String assignment,
        String title,
        String bundle,
        Scope scope,
        String reason,
        String by,
        Instant askedAt,
        int handIns,
        int finished,
        Event last,
        Instant lastAt,
        String lastBy,
        String lastReason,
        boolean neverLower,
        Long promotion) {

    /// Which hand-ins it grades: the one of each student that counts, every one, or those somebody chose.
    public enum Scope implements Coded {
        COUNTING,
        EVERY,
        CHOSEN
    }

    /// What can be done with a regrade.
    public enum Event implements Coded {
        PROMOTED,
        DROPPED,
        UNDONE
    }

    /// How a regrade stands: graders are at it, it waits to be decided on, or it was.
    public enum State implements Coded {
        UNDER_WAY,
        READY,
        PROMOTED,
        DROPPED,
        UNDONE
    }

    /// How it stands.
    public State state() {
        if (last == null) return finished < handIns ? State.UNDER_WAY : State.READY;
        return switch (last) {
            case PROMOTED -> State.PROMOTED;
            case DROPPED -> State.DROPPED;
            case UNDONE -> State.UNDONE;
        };
    }

    /// Whether its verdicts may be made to count now.
    public boolean mayBePromoted() {
        return state() == State.READY || state() == State.UNDONE;
    }

    /// Whether it may be given up now.
    public boolean mayBeDropped() {
        return state() == State.UNDER_WAY || mayBePromoted();
    }

    /// One hand-in of a regrade: the verdict that counted or would count without it, and its own.
    ///
    /// @param before null where there was no verdict, and the other two with it
    /// @param after null while it is being graded, and the other two with it
    /// @param taken whether the promotion took it; null before one
    public record Comparison(
            long submissionId,
            String submission,
            int number,
            String student,
            long gradingId,
            Long beforeGrading,
            String before,
            BigDecimal beforePoints,
            String beforeSignature,
            String after,
            BigDecimal afterPoints,
            String afterSignature,
            Boolean taken) {

        /// Where it moves.
        public Move move() {
            if (after == null) return Move.WAITING;
            if (after.equals("grader-fault")) return Move.FAULT;
            int sign = change().signum();
            return sign > 0 ? Move.UP : sign < 0 ? Move.DOWN : Move.SAME;
        }

        /// By how many points it moves; zero until it is graded, and for a fault of ours.
        public BigDecimal change() {
            if (after == null || after.equals("grader-fault")) return BigDecimal.ZERO;
            return beforePoints == null ? afterPoints : afterPoints.subtract(beforePoints);
        }

        /// Whether anything a student can see is different.
        public boolean changes() {
            return move() != Move.WAITING
                    && move() != Move.FAULT
                    && (change().signum() != 0 || !afterSignature.equals(beforeSignature));
        }

        /// Whether a promotion takes it: never a fault of ours, and nothing lower if so wished.
        public boolean isTaken(boolean neverLower) {
            return switch (move()) {
                case WAITING, FAULT -> false;
                case DOWN -> !neverLower;
                case UP, SAME -> true;
            };
        }
    }

    /// Where a hand-in's points move.
    public enum Move implements Coded {
        WAITING,
        FAULT,
        UP,
        DOWN,
        SAME
    }
}
