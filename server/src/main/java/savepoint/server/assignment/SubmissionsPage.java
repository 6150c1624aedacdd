package savepoint.server.assignment;

import java.util.List;
import java.util.Map;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Hand-ins of an assignment (`assignment/submissions.html`, staff only), newest first.
///
/// `found` counts those that the filter finds on all pages. `hasRubric` says whether there is anything to mark.
/// `regrade` grades again what was ticked or found and `regrades` leads to earlier ones, both null for whom that is not
/// open to; `filter` is what its form carries along. `next` gives the next one to mark, null where there is no rubric.
public record SubmissionsPage(
        Link assignment,
        Tally tally,
        Search search,
        int found,
        boolean hasRubric,
        List<Entry> submissions,
        Link older,
        Link patterns,
        Link regrades,
        Post regrade,
        Map<String, String> filter,
        Post next) {

    /// How many students there are and have handed in, how many gradings are not finished, and how many hand-ins are to
    /// be marked and are.
    public record Tally(int students, int handedIn, int underWay, int toMark, int marked) {}

    /// The filter's form. `narrows` says whether anything is left out, and `everything` leads to the list without a
    /// filter; `pattern` is empty or goes along hidden.
    public record Search(
            String name,
            List<Select> selects,
            boolean late,
            String pattern,
            boolean narrows,
            String everything) {}

    /// A filter with several values, by the name it is sent as.
    public record Select(String name, String label, List<Choice> choices) {}

    /// One value of a filter.
    public record Choice(String value, String text, boolean chosen) {}

    /// One hand-in; `points` and `of` are null until graded, `section` and `rubric` where there is none.
    public record Entry(
            String ref,
            String student,
            String section,
            String href,
            int number,
            Moment at,
            boolean late,
            HandInState state,
            int passed,
            int checks,
            String points,
            String of,
            boolean counts,
            String rubric,
            boolean marked) {}
}
