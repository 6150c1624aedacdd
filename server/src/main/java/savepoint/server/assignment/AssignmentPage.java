package savepoint.server.assignment;

import java.util.List;
import savepoint.server.deadline.DeadlineView;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.CodeFile;
import savepoint.server.grading.Outcome;
import savepoint.server.web.ActivityPoints;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;
import tools.jackson.databind.json.JsonMapper;

/// An assignment with the viewer's work on it (`assignment/assignment.html`).
///
/// The hand-in form is `multipart/form-data` with a field `file:NAME` for each submit file and an
/// optional upload `upload:NAME` that, where a file was chosen, takes its place. `week`, `due`,
/// `closes` (when late hand-ins end) and `estimate` may be null. `statement` carries its live marks
/// already (see `StatementMarks`). Browsers send text with CRLF line ends. `handIn` is null where `door` is shut; `saveDraft` null where
/// drafts are not kept (it takes the same form; to a script it answers in JSON, any 2xx is saved),
/// `draftSaved` null before the first; `problems` are why the last try to
/// hand in was not taken (status 422). `live` is the progress of the newest hand-in while it is
/// being graded, else null. `submissions` (staff: all hand-ins) is null for students;
/// `console` is the address of the SQL console.
public record AssignmentPage(
        String title,
        String engine,
        Link week,
        Moment due,
        Moment closes,
        String estimate,
        ActivityPoints points,
        Prose statement,
        List<Check> checks,
        List<CodeFile> given,
        List<EditorFile> files,
        Door door,
        Attempts attempts,
        Post handIn,
        Post saveDraft,
        Moment draftSaved,
        List<String> problems,
        String live,
        List<Past> past,
        Link submissions,
        String console,
        DeadlineView deadline) {

    /// A check as announced beforehand, with its outcome in the newest verdict (`WAITING` before
    /// any).
    public record Check(String slug, String about, String points, Outcome outcome) {}

    /// One submit file as it stands in the editor: `text` is the draft, else the newest hand-in,
    /// else the starter.
    public record EditorFile(String name, String language, String text, List<CodeError> errors) {

        /// The text as a textarea holds it: HTML drops the first line end there.
        public String textInArea() {
            return "\n" + text;
        }

        /// The errors as the editor reads them: a JSON list of objects named as in `CodeError`.
        public String errorsAsJson() {
            return JsonMapper.shared().writeValueAsString(errors);
        }
    }

    /// Hand-ins that counted, and how many may; `of` is null where there is no limit.
    public record Attempts(int used, Integer of) {}

    /// One earlier hand-in: `counts` marks the one whose points are taken; `points` and `of` are
    /// null until graded; `charge` is what being late does to them, or null.
    public record Past(
            int number,
            String href,
            Moment at,
            boolean late,
            HandInState state,
            String points,
            String of,
            boolean counts,
            String charge) {}

    /// Whether a hand-in would be taken now; `LATE` takes it with the course's late policy.
    public enum Door implements Coded {
        OPEN,
        LATE,
        NOT_YET,
        CLOSED,
        USED_UP,
        STAFF
    }
}
