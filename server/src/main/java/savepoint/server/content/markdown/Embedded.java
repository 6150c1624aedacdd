package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;

/// Something in a lesson that its readers work with, written as a fence at the top level of the text.
public sealed interface Embedded permits LiveCell, ExerciseFence {
    /// Stands in a page's HTML where it goes. No author can write it: it is drawn anew each time we start.
    String MARK = UUID.randomUUID().toString();

    /// A fence as what it is, if it is one of these.
    static Optional<Embedded> of(FencedCodeBlock fence) {
        if (fence.getInfo() == null || !(fence.getParent() instanceof Document))
            return Optional.empty();
        return LiveCell.of(fence).<Embedded>map(cell -> cell).or(() -> ExerciseFence.of(fence));
    }

    /// Those of a text, in order.
    static List<Embedded> in(Node document) {
        var found = new ArrayList<Embedded>();
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FencedCodeBlock fence) of(fence).ifPresent(found::add);
        }
        return found;
    }

    /// The line of its file, 0 where that is not known.
    int line();

    /// The same in a notebook, whose texts have no lines of their own.
    Embedded ofNotebook();
}
