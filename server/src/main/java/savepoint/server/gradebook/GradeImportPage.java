package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// What a file of grades would change (`gradebook/preview.html`); `problem` is null unless it was refused.
///
/// @param changes the first of them; `many` is how many there are
public record GradeImportPage(
        Link book,
        Link imports,
        String fileName,
        int same,
        int many,
        List<Row> changes,
        List<String> unused,
        List<String> problems,
        Post confirm,
        String mark,
        String reason,
        String problem) {
    /// A cell with what holds and what would.
    public record Row(String student, String activity, String href, String from, String to) {}
}
