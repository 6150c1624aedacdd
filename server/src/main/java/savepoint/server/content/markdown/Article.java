package savepoint.server.content.markdown;

import java.util.List;
import java.util.Optional;
import savepoint.server.web.Prose;

/// A text ready for a page: its headings begin at level 2, below the page's own.
///
/// @param title the heading that stood first in the file, which the body no longer holds
/// @param headings those of level 2 and 3, in order
public record Article(Optional<String> title, Prose body, List<Heading> headings) {

    /// A heading of the body; `id` is its anchor.
    public record Heading(String id, String text, int level) {}

    public boolean isEmpty() {
        return body.html().isBlank();
    }
}
