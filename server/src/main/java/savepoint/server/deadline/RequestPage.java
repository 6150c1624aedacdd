package savepoint.server.deadline;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// A request for more time that was not taken (`deadline/request.html`), with its form as it was typed; `ask` is null
/// where the viewer may not ask now, `due` where there is no deadline.
public record RequestPage(Link activity, Moment due, List<String> problems, DeadlineView.Ask ask) {}
