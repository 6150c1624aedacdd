package savepoint.server.content.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/// Makes `{check=moves-money}` at the end of a line the place of that check's mark.
final class CheckMarks extends AbstractVisitor implements PostProcessor {
    private static final Pattern MARK = Pattern.compile("\\s*\\{check=([a-z0-9-]{1,80})}\\s*$");

    @Override
    public Node process(Node document) {
        document.accept(this);
        return document;
    }

    @Override
    public void visit(Text text) {
        var mark = MARK.matcher(text.getLiteral());
        if (!mark.find()) return;
        text.setLiteral(text.getLiteral().substring(0, mark.start()));
        text.insertAfter(new CheckMark(mark.group(1)));
        text.insertAfter(new Text(" "));
    }
}
