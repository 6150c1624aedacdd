package savepoint.server.appeal;

import java.util.List;

/// What has become of the appeals about a student's own points (`appeal/own.html`), the newest first.
public record OwnAppealsPage(List<AppealsPage.Row> appeals) {}
