package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;

/// How the class stands (`gradebook/class.html`); the charts are null while nothing counts.
public record ClassPage(
        Link book,
        int students,
        String mean,
        String middle,
        Chart totals,
        Chart weeks,
        List<Choice> sections) {
    /// A section that may be looked at alone; `value` is empty for everybody.
    public record Choice(String value, String text, boolean chosen) {}
}
