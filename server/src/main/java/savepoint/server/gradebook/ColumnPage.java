package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// One activity of everybody (`gradebook/column.html`); `activity` has no address where there is no page behind it.
///
/// `tally` says how many are in which state; `points` is null while nothing counts; `edit` is null for who may not decide.
public record ColumnPage(
        Link book,
        String title,
        String href,
        String here,
        String of,
        Moment due,
        List<Tally> tally,
        String mean,
        Chart points,
        String section,
        String show,
        List<Choice> sections,
        List<Choice> states,
        Span span,
        List<Row> rows,
        Edit edit) {

    /// Which of those that the filter finds are on this page, from 1; the links are null at the ends.
    ///
    /// @param keys of all that it finds, with spaces between
    public record Span(
            int page, int first, int last, int found, String keys, Link previous, Link next) {}

    /// So many are in this state.
    public record Tally(String code, String words, int students) {}

    /// One of several that may be chosen.
    public record Choice(String value, String text, boolean chosen) {}

    /// A student: `key` names the cell as it was seen.
    public record Row(
            String key,
            String name,
            String section,
            String href,
            String code,
            String words,
            String amount,
            boolean ticked) {}

    /// The form for all that are ticked, as typed. `problem` is null unless it was refused.
    public record Edit(
            Post post,
            String decision,
            String points,
            String reason,
            boolean all,
            String problem) {}
}
