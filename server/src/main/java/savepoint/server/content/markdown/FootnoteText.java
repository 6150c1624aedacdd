package savepoint.server.content.markdown;

import org.commonmark.node.CustomBlock;

/// `[^label]: …`: what a footnote says.
final class FootnoteText extends CustomBlock {
    final String label;

    FootnoteText(String label) {
        this.label = label;
    }
}
