package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/// The footnotes of one text, numbered in the order in which they are first mentioned.
///
/// A note that nothing mentions stays where it was written, as a paragraph: what an author wrote is not lost.
final class Footnotes {
    private final Map<String, FootnoteText> mentioned = new LinkedHashMap<>();
    private final List<String> numbers = new ArrayList<>();

    /// Finds the notes below a node and takes those that are mentioned out of the text.
    static Footnotes takenFrom(Node document) {
        var texts = new LinkedHashMap<String, FootnoteText>();
        var marks = new ArrayList<FootnoteMark>();
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(CustomBlock block) {
                        if (block instanceof FootnoteText text) texts.putIfAbsent(text.label, text);
                        visitChildren(block);
                    }

                    @Override
                    public void visit(CustomNode node) {
                        if (node instanceof FootnoteMark mark) marks.add(mark);
                        visitChildren(node);
                    }
                });
        var notes = new Footnotes();
        for (var mark : marks) {
            var text = texts.get(mark.label);
            if (text == null || notes.mentioned.containsKey(mark.label)) continue;
            notes.mentioned.put(mark.label, text);
            notes.numbers.add(mark.label);
            text.unlink();
        }
        return notes;
    }

    /// The number of a note; empty where no note has this label.
    OptionalInt number(String label) {
        int place = numbers.indexOf(label);
        return place < 0 ? OptionalInt.empty() : OptionalInt.of(place + 1);
    }

    List<FootnoteText> texts() {
        return List.copyOf(mentioned.values());
    }
}
