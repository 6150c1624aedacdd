package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.web.Prose;

/// A text ready for a page: its headings begin at level 2, below the page's own.
///
/// @param title the heading that stood first in the file, which the body no longer holds
/// @param headings those of level 2 and 3, in order
/// @param embedded what readers work with in the body, see [#parts()]
public record Article(
        Optional<String> title, Prose body, List<Heading> headings, List<Embedded> embedded) {

    /// A heading of the body; `id` is its anchor.
    public record Heading(String id, String text, int level) {}

    /// A piece of the text, with what is embedded after it, if something is.
    public record Part(Prose prose, Optional<Embedded> embedded) {}

    /// The body divided where something is embedded.
    public List<Part> parts() {
        var prose = body.html().split(SafeHtml.EMBEDDED, -1);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < prose.length; i++)
            parts.add(
                    new Part(
                            new Prose(prose[i]),
                            i < embedded.size() ? Optional.of(embedded.get(i)) : Optional.empty()));
        return parts;
    }

    /// The cells in it, in order.
    public List<LiveCell> cells() {
        return embedded.stream()
                .filter(LiveCell.class::isInstance)
                .map(LiveCell.class::cast)
                .toList();
    }

    public boolean isEmpty() {
        return body.html().isBlank();
    }
}
