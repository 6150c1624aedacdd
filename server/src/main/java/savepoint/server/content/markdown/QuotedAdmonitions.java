package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/// Makes GitHub's alerts, quotes that begin with `[!NOTE]`, admonitions.
final class QuotedAdmonitions extends AbstractVisitor implements PostProcessor {
    private static final Pattern MARK =
            Pattern.compile(
                    "\\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)]\\s*", Pattern.CASE_INSENSITIVE);

    @Override
    public Node process(Node document) {
        document.accept(this);
        return document;
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
        if (!(quote.getFirstChild() instanceof Paragraph first)) return;
        var line = new ArrayList<Node>();
        var words = new StringBuilder();
        for (var node = first.getFirstChild(); node != null; node = node.getNext()) {
            line.add(node);
            if (node instanceof SoftLineBreak) break;
            if (!(node instanceof Text text)) return;
            words.append(text.getLiteral());
        }
        var mark = MARK.matcher(words);
        if (!mark.matches()) return;
        line.forEach(Node::unlink);
        if (first.getFirstChild() == null) first.unlink();
        var kind = Admonition.Kind.of(mark.group(1).toLowerCase(java.util.Locale.ROOT));
        var admonition = new Admonition(kind, kind.heading());
        while (quote.getFirstChild() != null) admonition.appendChild(quote.getFirstChild());
        quote.insertBefore(admonition);
        quote.unlink();
    }
}
