package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// SQL in a lesson that its readers edit and run: a fence like <code>sql run=shop</code>, at the top level of the text.
///
/// @param fixture that it runs on
/// @param fails whether it is there to show how the database refuses it: `sql run=shop fails`
/// @param line of its file, 0 where that is not known
public record LiveCell(String fixture, String sql, boolean fails, int line) {
    /// Stands in a page's HTML where a cell goes. No author can write it: it is drawn anew each time we start.
    static final String MARK = UUID.randomUUID().toString();

    private static final Pattern INFO =
            Pattern.compile("sql\\s+run=([a-z0-9][a-z0-9-]{0,63})(\\s+fails)?");

    /// A fence as a cell, if it is one.
    static Optional<LiveCell> of(FencedCodeBlock fence) {
        if (fence.getInfo() == null || !(fence.getParent() instanceof Document))
            return Optional.empty();
        var info = INFO.matcher(fence.getInfo().strip().toLowerCase(Locale.ROOT));
        if (!info.matches()) return Optional.empty();
        return Optional.of(
                new LiveCell(
                        info.group(1),
                        fence.getLiteral().stripTrailing(),
                        info.group(2) != null,
                        SourceLines.of(fence)));
    }

    /// The same in a notebook, whose texts have no lines of their own.
    public LiveCell ofNotebook() {
        return new LiveCell(fixture, sql, fails, 0);
    }

    /// Those of a text, in order.
    public static List<LiveCell> in(Node document) {
        var cells = new ArrayList<LiveCell>();
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) of(fence).ifPresent(cells::add);
        }
        return cells;
    }
}
