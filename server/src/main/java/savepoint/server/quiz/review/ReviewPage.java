package savepoint.server.quiz.review;

import java.util.List;
import java.util.Map;
import savepoint.server.appeal.AppealView;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.quiz.show.QuestionForm;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Prose;

/// An attempt that has ended (`quiz/review.html`). `points` is null where they are not shown (yet) or not all known, and
/// `pending` says why; `later` says what is shown when; `late` how many answers came too late to count; `grading` is how far
/// the grader is with code, null when it is done; `remarks` say by a question's number how its points came about,
/// `appeals` are those of the questions that have points.
public record ReviewPage(
        Link quiz,
        String title,
        String attempt,
        Moment started,
        Moment ended,
        boolean timeUp,
        String points,
        String of,
        String pending,
        String later,
        int late,
        ProgressView grading,
        List<Question> questions,
        Map<Integer, List<String>> remarks,
        Map<Integer, AppealView> appeals) {

    /// How an answer did.
    public enum Outcome implements Coded {
        RIGHT,
        PARTLY,
        WRONG,
        UNANSWERED,
        TO_MARK,
        /// The grader is at it.
        BEING_GRADED,
        /// What it came to is not shown.
        GIVEN
    }

    /// A question with its answer. `prompt` is always there; `earned` is null where points are not shown; `choices` where
    /// something was ticked, else `rows`; `files` where code was written, and `verdict` what its checks found, null where
    /// that is not shown; `late` is what came too late, or null.
    public record Question(
            int number,
            String part,
            Prose prompt,
            Outcome outcome,
            String earned,
            String of,
            List<Choice> choices,
            List<Row> rows,
            List<QuestionForm.File> files,
            List<Prose> feedback,
            Prose key,
            Prose explanation,
            String note,
            String late,
            VerdictView verdict) {}

    /// A choice: `right` is null where the key is not shown.
    public record Choice(Prose text, boolean ticked, Boolean right) {}

    /// An answer or a part of one, with what would have been right; what is not shown is null.
    public record Row(String label, String yours, String right, Outcome outcome) {}
}
