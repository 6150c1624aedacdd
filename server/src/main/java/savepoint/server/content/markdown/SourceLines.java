package savepoint.server.content.markdown;

import org.commonmark.node.Node;

/// Says on which line of its file a node begins.
public final class SourceLines {
    private SourceLines() {}

    /// The line from 1, or 0 where neither the node nor what it stands in knows it.
    public static int of(Node node) {
        for (var at = node; at != null; at = at.getParent()) {
            var spans = at.getSourceSpans();
            if (!spans.isEmpty()) return spans.getFirst().getLineIndex() + 1;
        }
        return 0;
    }
}
