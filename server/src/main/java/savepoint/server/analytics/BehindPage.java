package savepoint.server.analytics;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// Who falls behind (`analytics/behind.html`). The figures are those of the form; `students` is how many there are in all.
public record BehindPage(
        Link book,
        Link analytics,
        String here,
        List<WeeksPage.Choice> sections,
        int missed,
        int last,
        int days,
        int students,
        List<Row> rows) {
    /// A student with the facts; `recent` and `before` are percent or null, `lastSign` is null where there never was one.
    public record Row(
            String name,
            String section,
            String href,
            List<Link> missed,
            int looked,
            Moment lastSign,
            String ago,
            boolean idle,
            Integer recent,
            Integer before) {}
}
