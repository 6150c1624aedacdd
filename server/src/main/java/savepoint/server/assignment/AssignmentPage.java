package savepoint.server.assignment;

import java.util.List;
import savepoint.grader.bundle.Intake;
import savepoint.grader.verdict.ConsoleAnswer;
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
/// already (see `StatementMarks`). Browsers send text with CRLF line ends. `handIn` is null where `door` is shut; `drafts`
/// is null where there is no editor; `problems` are why the last form was not taken (status 422). `live` is the progress of the newest hand-in while it is
/// being graded, else null. `givenZip` and `pastZip` download
/// what is given and what was handed in, the latter null before the first; `compare` is null
/// before the second. `submissions` (staff: all hand-ins) is null for
/// students; `reviews` is null where peers review nothing; `reckoning` leads to where points come from; `team` is null where nobody may share a work; `console` is the address of the SQL console, `tables` what it works on, null while no grader has told; `runs` takes the same form as a try on the sample rows.
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
        Link givenZip,
        List<EditorFile> files,
        Door door,
        Attempts attempts,
        Post handIn,
        Keeping drafts,
        List<String> problems,
        String live,
        List<Past> past,
        Link pastZip,
        Link compare,
        Link submissions,
        Link reviews,
        String console,
        List<ConsoleAnswer.TableView> tables,
        String runs,
        DeadlineView deadline,
        TeamNote team,
        Link reckoning) {

    /// Bytes that a file for the editor may have.
    public int mostBytes() {
        return Intake.MOST_BYTES;
    }

    /// Bytes that a zip may have.
    public int mostZipBytes() {
        return Unzipped.MOST_BYTES;
    }

    /// A check as announced beforehand, with its outcome in the newest verdict (`WAITING` before
    /// any).
    public record Check(String slug, String about, String points, Outcome outcome) {}

    /// One submit file as it stands in the editor: `text` is the draft, else the newest hand-in,
    /// else the starter, if there is one for this file (`restartable`).
    public record EditorFile(
            String name,
            String language,
            String text,
            boolean restartable,
            List<CodeError> errors) {
        /// The errors as the editor reads them: a JSON list of objects named as in `CodeError`.
        public String errorsAsJson() {
            return JsonMapper.shared().writeValueAsString(errors);
        }
    }

    /// How what is typed is kept. The hand-in form goes to `save` as well, which answers scripts in JSON; `restart` takes
    /// it to put the starter's text back. `tab` names this page as opened once, `basedOn` the draft that its text came
    /// from (empty before there is one), `place` is where a browser keeps what the server does not have yet. `history`
    /// and `saved` are null before the first draft, `overtaken` where nobody else saved meanwhile.
    public record Keeping(
            Post save,
            String restart,
            String tab,
            String basedOn,
            String place,
            Link history,
            Moment saved,
            Overtaken overtaken) {}

    /// The draft that another page saved meanwhile; `by` is null for the viewer's own. `differences` lead from it to what
    /// is in the editor, empty until asked for.
    public record Overtaken(
            String by, Moment saved, String version, List<FileDifference> differences) {}

    /// Hand-ins that cost an attempt, those being graded, and how many may cost; `of` is null where there is no limit,
    /// `next` where the next may come at once. `best` says that the best hand-in counts, else the last.
    public record Attempts(int used, int reserved, Integer of, Moment next, boolean best) {

        /// How many are left for sure.
        public int left() {
            return Math.max(0, of - used - reserved);
        }
    }

    /// One earlier hand-in: `counts` marks the one whose points are taken; `points` and `of` are
    /// null until graded; `charge` is what being late does to them, or null; `by` is
    /// who of a team handed it in, or null.
    public record Past(
            int number,
            String href,
            Moment at,
            boolean late,
            HandInState state,
            String points,
            String of,
            boolean counts,
            String charge,
            String by) {}

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
