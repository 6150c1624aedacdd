package savepoint.server.content.markdown;

import org.commonmark.node.CustomNode;

/// LaTeX between dollar signs, kept as its author wrote it.
final class MathText extends CustomNode {
    final String latex;
    final boolean display;

    MathText(String latex, boolean display) {
        this.latex = latex;
        this.display = display;
    }
}
