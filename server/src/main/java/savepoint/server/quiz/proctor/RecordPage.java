package savepoint.server.quiz.proctor;

import java.util.List;
import java.util.Map;
import savepoint.server.quiz.review.ReviewPage;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// An attempt as staff see it (`quiz/record.html`): where it is, what moved its end, every question with its answer and
/// mark. `review` is null while it runs; `times` (`2:05`) are how long each question took, by its number, where that was seen; `ends` where nothing ends it; the forms are null for who may not send them or
/// where they make no sense.
public record RecordPage(
        Link quiz,
        Link student,
        int number,
        boolean running,
        Moment started,
        Moment ends,
        List<Entry> entries,
        ReviewPage review,
        Map<Integer, String> times,
        List<ByHand> byHand,
        List<LateAnswer> late,
        List<LateAnswer> accepted,
        Post extra,
        TypedTime extraTyped,
        Post reopen,
        TypedTime reopenTyped,
        String problem) {

    /// Something on record.
    public record Entry(Moment at, String text, String by, String reason) {}

    /// A question that somebody marks: `points` and `note` as they stand, `model` what the author would have written, or
    /// null; `basedOn` the mark by hand that one sees here, 0 for none; `graded` what the grader found, and `again` the form that asks it once more, both null where none runs it.
    public record ByHand(
            int number,
            String answer,
            List<Criterion> criteria,
            String note,
            String model,
            String by,
            String graded,
            long basedOn,
            Post again,
            Post save) {}

    /// A criterion with the points that it got; empty where it has none yet.
    public record Criterion(String slug, String title, String about, String points, String of) {}

    /// An answer that came too late; `accept` lets it count, or takes that back where it does, and is null for who may not, `reason` what was
    /// typed where that was refused.
    public record LateAnswer(
            int number,
            int version,
            String words,
            Moment received,
            Moment typed,
            Post accept,
            String reason) {}
}
