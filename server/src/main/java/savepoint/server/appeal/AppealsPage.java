package savepoint.server.appeal;

import java.util.List;
import savepoint.server.web.Moment;

/// The appeals of a term (`appeal/appeals.html`, staff only): those that wait, oldest first, and the last that were
/// answered.
public record AppealsPage(List<Row> open, List<Row> answered) {

    /// An appeal: `at` is when it was opened, answered or taken back; `granted` is null unless it was, `by` until it is
    /// answered.
    public record Row(
            String href,
            String title,
            String student,
            Moment at,
            String body,
            String points,
            String of,
            Appeal.State state,
            String granted,
            String by) {}
}
