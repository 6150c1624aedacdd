package savepoint.server.content.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// The plain words of a node: no emphasis, no addresses, no footnote marks.
public final class Words {
    private Words() {}

    public static String of(Node node) {
        var words = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak line) {
                        words.append(' ');
                    }

                    @Override
                    public void visit(HardLineBreak line) {
                        words.append(' ');
                    }

                    @Override
                    public void visit(CustomNode node) {
                        switch (node) {
                            case MathText math -> words.append(math.latex);
                            case FootnoteMark _, CheckMark _ -> {}
                            default -> visitChildren(node);
                        }
                    }
                });
        return words.toString().replaceAll("\\s+", " ").strip();
    }
}
