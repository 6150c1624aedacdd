package savepoint.server.content.folder;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.content.markdown.Words;

/// An overview taken apart: its title, what stands before its table of activities, the table, and what stands after.
///
/// @param title without the week's number; empty where the overview names none
public record WeekText(
        Optional<String> title, Node before, Optional<TableBlock> table, Node after) {
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?i)^week\\s*\\d+\\s*[:.–—-]*\\s*(?:overview)?\\s*$|^week\\s*\\d+\\s*[:.–—-]*\\s*");
    private static final Pattern ABOUT_ACTIVITIES =
            Pattern.compile(
                    "(?i)(?:weekly )?(?:activit\\w+|assignments?|schedule)(?:\\s*(?:and|&)\\s*\\w+)?\\W*");

    /// Takes a manuscript apart; its document is empty afterwards.
    public static WeekText of(Manuscript manuscript) {
        var document = manuscript.document();
        var title = title(document);
        var table = table(document);
        table.map(Node::getPrevious)
                .filter(above -> above instanceof Heading && isAboutActivities(Words.of(above)))
                .ifPresent(Node::unlink);
        var before = new Document();
        var after = new Document();
        var into = before;
        for (var node = document.getFirstChild(); node != null; ) {
            var next = node.getNext();
            if (table.filter(node::equals).isPresent()) into = after;
            else into.appendChild(node);
            node = next;
        }
        return new WeekText(title, before, table, after);
    }

    static boolean isAboutActivities(String heading) {
        return ABOUT_ACTIVITIES.matcher(heading).matches();
    }

    /// `Week 11 Overview` names no title of its own: then the heading below it does.
    private static Optional<String> title(Node document) {
        var first = Markdown.title(document);
        if (first.isEmpty()) return Optional.empty();
        var words = Words.of(first.get());
        var title = NUMBERED.matcher(words).replaceFirst("");
        var second = below(first.get());
        first.get().unlink();
        if (!title.isBlank() && !title.equalsIgnoreCase("overview")) return Optional.of(title);
        if (second.isEmpty()) return Optional.empty();
        second.get().unlink();
        return Optional.of(Words.of(second.get()));
    }

    private static Optional<Heading> below(Heading first) {
        var node = first.getNext();
        while (Markdown.isPicture(node)) node = node.getNext();
        return node instanceof Heading heading
                        && heading.getLevel() == 2
                        && isTitle(Words.of(heading))
                ? Optional.of(heading)
                : Optional.empty();
    }

    private static boolean isTitle(String heading) {
        return !heading.isBlank()
                && !isAboutActivities(heading)
                && !heading.toLowerCase(Locale.ROOT)
                        .matches(
                                "(overview|introduction|objectives|learning .*|goals|prerequisites)\\W*");
    }

    private static Optional<TableBlock> table(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableBlock table && ActivityTable.isOne(table))
                return Optional.of(table);
        }
        return Optional.empty();
    }
}
