package savepoint.server.appeal;

import java.util.List;
import savepoint.server.web.Link;

/// An appeal that was not taken, as it was typed (`appeal/ask.html`).
public record AskPage(Link place, List<String> problems, AppealView.Ask ask) {}
