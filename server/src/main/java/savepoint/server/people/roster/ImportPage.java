package savepoint.server.people.roster;

import java.util.List;
import savepoint.server.web.Post;

/// Where a roster is sent (`people/import.html`, instructors only).
public record ImportPage(Post send, int megabytes, List<String> problems) {}
