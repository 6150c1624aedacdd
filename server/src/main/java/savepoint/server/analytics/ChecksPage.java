package savepoint.server.analytics;

import java.util.List;
import savepoint.server.web.Link;

/// The checks of an assignment (`analytics/checks.html`), in its own order; retired ones last.
public record ChecksPage(
        Link book,
        Link analytics,
        Link assignment,
        List<WeeksPage.Choice> sections,
        String here,
        List<CheckRow> checks) {}
