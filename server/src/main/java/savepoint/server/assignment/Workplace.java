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
        List<Submission.Listed> past,
        List<AssignmentPage.EditorFile> files,
        Optional<VerdictView> verdict,
        List<String> problems,
        AssignmentPage.Keeping drafts) {
    boolean isOpen() {
        return clock.door() == AssignmentPage.Door.OPEN || clock.door() == AssignmentPage.Door.LATE;
    }
}
