package savepoint.server.lesson;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;

/// One lesson to read (`lesson/lesson.html`).
///
/// `author`, `estimate` (`2 hours`) and `due` may be null, as may `points` (formatted, what reading
/// earns); `contents` are the article's headings below its title, in order, empty for a short one;
/// `markRead` posts that the viewer has read it, null for staff and where exercises earn the points;
/// `readAt` is null until then; `previous` and `next` are the lessons beside, or null.
public record LessonPage(
        String title,
        Link week,
        String author,
        String estimate,
        Moment due,
        String points,
        Prose body,
        List<Heading> contents,
        Post markRead,
        Moment readAt,
        Link previous,
        Link next) {

    /// A heading of the article: `id` is its anchor, `level` 2 or 3.
    public record Heading(String id, String text, int level) {}
}
