package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import savepoint.server.grading.VerdictView;

/// The part of an assignment's page that is the viewer's own.
///
/// @param verdict the newest there is
/// @param problems why the last form was not taken
/// @param drafts null for staff, who type nothing
record Workplace(
        AssignmentClock clock,
        Allowance allowance,
        List<Submission.Listed> past,
        List<AssignmentPage.EditorFile> files,
        Optional<VerdictView> verdict,
        List<String> problems,
        AssignmentPage.Keeping drafts) {
    AssignmentPage.Door door() {
        return switch (clock.door()) {
            case OPEN, LATE -> allowance.isUsedUp() ? AssignmentPage.Door.USED_UP : clock.door();
            case NOT_YET, CLOSED, USED_UP, STAFF -> clock.door();
        };
    }

    boolean isOpen() {
        return door() == AssignmentPage.Door.OPEN || door() == AssignmentPage.Door.LATE;
    }

    /// Whether there is an editor: also while nothing can be handed in for want of attempts.
    boolean isWorkedAt() {
        return isOpen() || door() == AssignmentPage.Door.USED_UP;
    }
}
