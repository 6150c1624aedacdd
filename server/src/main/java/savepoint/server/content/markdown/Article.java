package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.web.Prose;

/// A text ready for a page: its headings begin at level 2, below the page's own.
///
/// @param title the heading that stood first in the file, which the body no longer holds
/// @param headings those of level 2 and 3, in order
/// @param cells that stand in the body, see [#parts()]
public record Article(
        Optional<String> title, Prose body, List<Heading> headings, List<LiveCell> cells) {

    /// A heading of the body; `id` is its anchor.
    public record Heading(String id, String text, int level) {}

    /// A piece of the text, with the cell that follows it, if one does.
    public record Part(Prose prose, Optional<LiveCell> cell) {}

    /// The body divided at its cells.
    public List<Part> parts() {
        var prose = body.html().split(SafeHtml.CELL, -1);
        var parts = new ArrayList<Part>();
        for (int i = 0; i < prose.length; i++)
            parts.add(
                    new Part(
                            new Prose(prose[i]),
                            i < cells.size() ? Optional.of(cells.get(i)) : Optional.empty()));
        return parts;
    }

    public boolean isEmpty() {
        return body.html().isBlank();
    }
}
