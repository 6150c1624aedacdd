package savepoint.server.review;

import java.util.List;
import savepoint.server.grading.VerdictView;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// An anonymous hand-in with the review that its reviewer writes (`review/write.html`).
///
/// `state` is what can be done; `due` null once nothing can. `problems` are why it was not taken; `overtaken` says that another
/// page saved meanwhile. `verdict` is null where reviewers do not see it; `trial` is null where nothing can be run. `answer`
/// is what the author said of it, or null; `author` is for staff only.
public record WritePage(
        Link assignment,
        String name,
        State state,
        Moment due,
        List<String> problems,
        boolean overtaken,
        List<File> files,
        String zip,
        VerdictView verdict,
        List<Criterion> criteria,
        String overall,
        List<Remark> remarks,
        Form form,
        Trial trial,
        Answer answer,
        Staff staff) {

    /// What can be done with it.
    public enum State implements Coded {
        TO_WRITE,
        LATE,
        WRITTEN,
        OVER
    }

    /// A file, line by line; `id` counts them from 1.
    public record File(int id, String name, String language, String href, List<Line> lines) {}

    /// A line with the remarks on it.
    public record Line(int number, String text, List<String> said) {}

    /// A criterion with what was typed; `options` are empty where any number up to `of` will do.
    public record Criterion(
            String slug,
            String title,
            String about,
            String of,
            List<Option> options,
            int least,
            String points,
            String comment) {}

    /// Points that can be chosen.
    public record Option(String points, String says, boolean chosen) {}

    /// A remark as it stands in the form; the last ones are empty.
    public record Remark(int number, String file, String line, String text) {}

    /// How it is kept and handed over; `saved` is null before anything was, `back` gives the hand-in back, or is null;
    /// `reason` is why, as typed.
    public record Form(
            Post post,
            Post back,
            String save,
            int basedOn,
            String tab,
            Moment saved,
            String reason) {}

    /// Running the hand-in: `rows` as typed, `problems` why they were not taken.
    public record Trial(Post post, String rows, List<String> problems, List<Tried> tried) {}

    /// A run: `outcome` in words; `own` says that it was on rows of the reviewer's, `proof` that it may stand as evidence.
    public record Tried(
            String ref,
            String href,
            String outcome,
            boolean own,
            boolean proof,
            boolean chosen,
            String note,
            Moment at) {}

    /// What the author said of the review.
    public record Answer(int helpful, String reply) {}

    /// Who is who, for staff, and what they think the review is worth: `percent` and `by` are null before somebody said,
    /// `mark` is null before it is written.
    public record Staff(
            String reviewer, String author, Integer percent, String by, String reason, Post mark) {}
}
