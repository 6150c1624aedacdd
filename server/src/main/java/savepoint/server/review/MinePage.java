package savepoint.server.review;

import java.util.List;
import savepoint.server.appeal.AppealView;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// A student's reviews of one assignment (`review/mine.html`): those to write, and once they are released those they got.
///
/// `says` is what matters now, in a sentence or two, and `until` when that changes, or null. `samples` are to be judged
/// first. `received` is empty before the release; `appeals` are those of the points they gave, or null.
public record MinePage(
        Link assignment,
        String says,
        Moment until,
        List<StepView> steps,
        List<Duty> samples,
        List<Duty> duties,
        ReceivedView received,
        AppealView appeals) {

    /// A step of the round: `at` is when it begins or, for the current one, ends, null where nobody knows.
    public record StepView(String title, Moment at, Place place) {}

    /// Where a step stands.
    public enum Place implements Coded {
        DONE,
        CURRENT,
        COMING
    }

    /// A hand-in to be reviewed. `due` is null once nothing can be done any more.
    public record Duty(String name, String href, State state, Moment due, boolean extra) {}

    /// How far a review is.
    public enum State implements Coded {
        TO_WRITE,
        BEGUN,
        OVERDUE,
        WRITTEN,
        WRITTEN_LATE,
        LEFT
    }
}
