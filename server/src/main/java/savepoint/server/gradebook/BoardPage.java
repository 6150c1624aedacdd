package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Markup;

/// Students × activities (`gradebook/board.html`).
///
/// `first` to `last` of `found` students are shown; `previous` and `next` are null at the ends. `sorted` is the key of what
/// the rows are sorted by: `name`, `total`, or an activity's ref.
public record BoardPage(
        String book,
        Search search,
        List<Week> weeks,
        List<Column> columns,
        List<Row> rows,
        List<State> legend,
        boolean letters,
        Sorted name,
        Sorted total,
        int students,
        int found,
        int first,
        int last,
        Link previous,
        Link next,
        List<Link> ways) {

    /// What the form above the table holds.
    public record Search(
            String name,
            List<Choice> sections,
            List<Choice> states,
            String sort,
            boolean down,
            boolean narrows) {}

    /// One of several that may be chosen.
    public record Choice(String value, String text, boolean chosen) {}

    /// A state as cells show it.
    public record State(String code, String mark, String words) {}

    /// Neighbouring columns of one week.
    public record Week(String title, int columns) {}

    /// How a column's rows can be sorted: `order` is `ascending`, `descending`, or null where they are not.
    public record Sorted(String href, String order) {}

    /// An activity: `of` is what it can earn.
    public record Column(String title, String kind, String href, String of, Sorted sorted) {}

    /// A student; `total` is null while nothing counts, `letter` without letters.
    public record Row(
            String name,
            String section,
            String href,
            String total,
            String letter,
            String says,
            List<Cell> cells) {
        /// The cells as table cells with a way into each.
        public String html() {
            var html = new Markup();
            for (var cell : cells) {
                html.open("td", "class", cell.code())
                        .open("a", "href", cell.href(), "aria-label", cell.words())
                        .text(cell.mark());
                if (cell.parts() != null) html.open("small").text(cell.parts()).close("small");
                html.close("a").close("td");
            }
            return html.toString();
        }
    }

    /// A cell: `mark` is what is seen, `words` what is read aloud, `parts` an assignment's parts or null.
    public record Cell(String code, String mark, String words, String parts, String href) {}
}
