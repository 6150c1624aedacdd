package savepoint.server.assignment;

import java.util.List;
import savepoint.server.grading.CodeFile;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// One draft (`assignment/draft.html`): how what stands in the editor now differs from it, and its files. `by` is null for
/// the viewer's own; `restore` is null for the draft that stands there now.
public record DraftPage(
        Link assignment,
        Link history,
        Moment saved,
        String by,
        List<FileDifference> differences,
        List<CodeFile> files,
        Post restore) {}
