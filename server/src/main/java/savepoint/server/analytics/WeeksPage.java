package savepoint.server.analytics;

import java.util.Arrays;
import java.util.List;
import savepoint.server.gradebook.Chart;
import savepoint.server.web.Link;

/// How the weeks go (`analytics/weeks.html`); charts are null where there is nothing to draw.
public record WeeksPage(
        Link book,
        String here,
        Link behind,
        List<Choice> sections,
        List<Week> weeks,
        Chart read,
        Chart right,
        Chart passed,
        List<CheckRow> hardest,
        List<Link> assignments,
        Chart minutes,
        List<Quiz> quizzes) {
    /// A section that may be looked at alone; `value` is empty for everybody.
    public record Choice(String value, String text, boolean chosen) {}

    /// What was done in a week, each in percent and null where there was nothing of the kind.
    public record Week(int week, Share read, Share right, Share passed) {
        /// All three, in the order of the table.
        public List<Share> shares() {
            return Arrays.asList(read, right, passed);
        }
    }

    /// So many of so many.
    public record Share(int done, int of, int percent) {}

    /// How long a quiz took in minutes; `limit` is null where there is none.
    public record Quiz(
            String number,
            String title,
            String href,
            int attempts,
            String quarter,
            String half,
            String threeQuarters,
            String limit,
            int timeUp) {}
}
