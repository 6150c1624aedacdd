package savepoint.server.content.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/// Finds the marks of footnotes in the text.
///
/// commonmark's own extension for footnotes is not published for the version of its core that bounds nesting.
final class FootnoteMarks extends AbstractVisitor implements PostProcessor {
    private static final Pattern MARK = Pattern.compile("\\[\\^([\\p{L}\\p{N}._-]+)]");

    @Override
    public Node process(Node document) {
        document.accept(this);
        return document;
    }

    @Override
    public void visit(Text text) {
        var mark = MARK.matcher(text.getLiteral());
        int end = 0;
        while (mark.find()) {
            if (mark.start() > end) {
                text.insertBefore(new Text(text.getLiteral().substring(end, mark.start())));
            }
            text.insertBefore(new FootnoteMark(mark.group(1)));
            end = mark.end();
        }
        if (end == 0) return;
        if (end < text.getLiteral().length()) {
            text.setLiteral(text.getLiteral().substring(end));
        } else {
            text.unlink();
        }
    }
}
