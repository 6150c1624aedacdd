package savepoint.server.gradebook;

import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// Sending a file of grades (`gradebook/import.html`); `problem` is null unless one was refused.
public record GradeFilePage(Link book, Post send, int megabytes, String problem) {}
