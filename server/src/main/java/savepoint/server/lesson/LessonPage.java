package savepoint.server.lesson;

import java.util.List;
import savepoint.server.console.ConsolePanel;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;

/// One lesson to read (`lesson/lesson.html`).
///
/// `author`, `estimate` (`2 hours`) and `due` may be null, as may `points` (formatted, what reading
/// earns); `body` is the article with its live cells; `contents` are the article's headings below its title, in order, empty for a short one;
/// `markRead` posts that the viewer has read it, null for staff and where exercises earn the points;
/// `readAt` is null until then; `solved` (`2 of 3`) is null where there are no exercises, `waiting` tells that the grader is
/// at one; `previous` and `next` are the lessons beside, or null.
public record LessonPage(
        String title,
        Link week,
        String author,
        String estimate,
        Moment due,
        String points,
        List<Part> body,
        List<Heading> contents,
        Post markRead,
        Moment readAt,
        String solved,
        boolean waiting,
        Link previous,
        Link next) {

    /// A piece of the article, with the cell or the exercise that follows it; each may be null.
    public record Part(Prose prose, Cell cell, ExerciseView exercise) {
        /// Whether the grader is at what was answered here.
        boolean isWaiting() {
            return exercise != null && exercise.state() == ExerciseView.State.WAITING;
        }
    }

    /// SQL that the reader edits and runs on a copy of some rows.
    ///
    /// @param number on its page, from 1
    /// @param sql as it stands now
    /// @param changed whether that is no longer the author's
    /// @param newest what it came to, or null before the first run
    /// @param run sends `sql`, and `plan` where that button was pressed
    /// @param reset gives this and the page's other cells on the same rows back as they were
    /// @param problem why the last run was not taken, or null
    public record Cell(
            int number,
            String sql,
            boolean changed,
            ConsolePanel.Entry newest,
            Post run,
            Post reset,
            String problem) {}

    /// A heading of the article: `id` is its anchor, `level` 2 or 3.
    public record Heading(String id, String text, int level) {}
}
