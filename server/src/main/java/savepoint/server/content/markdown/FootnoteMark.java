package savepoint.server.content.markdown;

import org.commonmark.node.CustomNode;

/// `[^label]` in a text: the number of a footnote will stand there.
final class FootnoteMark extends CustomNode {
    final String label;

    FootnoteMark(String label) {
        this.label = label;
    }
}
