package savepoint.server.marking;

import java.util.List;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// What people say of a hand-in beside the checks (`marking/marking.html`).
///
/// `criteria` are the rubric's, empty where the assignment has none; `points` is the sum of the marks so far, of `of`.
/// `whole` are the comments on the hand-in as a whole; `write` adds one, null for students.
public record MarkingView(
        List<Criterion> criteria, String points, String of, List<Said> whole, Write write) {

    /// Whether there is anything to show to somebody who may not write.
    public boolean isEmpty() {
        return criteria.isEmpty() && whole.isEmpty() && write == null;
    }

    /// A criterion with its mark: `points` and `note` are as typed after a refusal, else as set; `by` and `at` are null
    /// and `version` is 0 where it was never set; `marked` says whether it has points now. `save` is null for students;
    /// `problem` says why the last try was not saved, or is null.
    public record Criterion(
            String slug,
            String title,
            String about,
            String of,
            boolean marked,
            String points,
            String note,
            String by,
            Moment at,
            int version,
            Post save,
            String problem) {}

    /// A comment; `pattern` says that it stands on every hand-in whose checks ended alike. `edit` is null for whom may
    /// not change it.
    public record Said(
            String ref,
            String author,
            Moment at,
            boolean changed,
            boolean pattern,
            String text,
            Edit edit) {}

    /// The form that changes a comment: `text` as typed after a refusal, else as it stands.
    public record Edit(Post save, int basedOn, String text, String problem) {}

    /// The form that writes a comment, with what was typed into it; `file` and `line` are empty for one on the whole.
    public record Write(Post add, String file, String line, String text, String problem) {}
}
