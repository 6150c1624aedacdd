package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import savepoint.server.content.markdown.SourceLines;

/// An item of a list of answers, as written: a mark in brackets, a text, a quote below it that is feedback, and perhaps a
/// list of its own.
///
/// @param mark what stands in the brackets: `x`, a space, or a percentage
/// @param text Markdown, without mark, feedback and list
record Item(
        int line, Optional<String> mark, String text, Optional<String> feedback, List<Item> items) {

    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)])(?:\\s+|$)");
    private static final Pattern MARK =
            Pattern.compile(
                    "^\\[( |x|X|-?\\d{1,3}(?:\\.\\d{1,5})?%)](?:\\s+(.*)|$)", Pattern.DOTALL);

    static List<Item> in(ListBlock list, List<String> lines) {
        var items = new ArrayList<Item>();
        for (var node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof ListItem item) items.add(of(item, lines));
        }
        return items;
    }

    private static Item of(ListItem item, List<String> lines) {
        int first = SourceLines.of(item);
        int end = lastLine(item);
        int cut = end;
        var quotes = new ArrayList<String>();
        List<Item> nested = List.of();
        for (var node = item.getLastChild(); node != null; node = node.getPrevious()) {
            if (node instanceof BlockQuote) {
                quotes.addFirst(quoted(node, lines));
            } else if (node instanceof ListBlock list && nested.isEmpty() && isGap(item)) {
                nested = in(list, lines);
            } else {
                break;
            }
            cut = SourceLines.of(node) - 1;
        }
        var text = dedented(lines.subList(first - 1, Math.max(first - 1, cut)));
        var mark = MARK.matcher(text);
        boolean marked = mark.matches();
        return new Item(
                first,
                marked
                        ? Optional.of(mark.group(1).toLowerCase(java.util.Locale.ROOT))
                        : Optional.empty(),
                marked ? Optional.ofNullable(mark.group(2)).orElse("").strip() : text,
                Optional.of(String.join("\n\n", quotes)).filter(words -> !words.isEmpty()),
                nested);
    }

    /// A list inside an answer belongs to its text, but for gaps, whose answers it holds.
    private static boolean isGap(ListItem item) {
        return item.getFirstChild() != null
                && item.getFirstChild().getNext() != null
                && savepoint.server.content.markdown.Words.of(item.getFirstChild())
                        .matches("[a-z0-9][a-z0-9-]{0,39}(?: \\([a-z]+\\))?:?");
    }

    private static int lastLine(Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty() ? SourceLines.of(node) : spans.getLast().getLineIndex() + 1;
    }

    private static String dedented(List<String> raw) {
        if (raw.isEmpty()) return "";
        var bullet = BULLET.matcher(raw.getFirst());
        int indent = bullet.find() ? bullet.end() : 0;
        var text = new StringBuilder(raw.getFirst().substring(indent));
        for (var line : raw.subList(1, raw.size())) {
            int spaces = 0;
            while (spaces < Math.min(indent, line.length()) && line.charAt(spaces) == ' ') spaces++;
            text.append('\n').append(line.substring(spaces));
        }
        return text.toString().strip();
    }

    private static String quoted(Node quote, List<String> lines) {
        var text = new StringBuilder();
        for (var line : lines.subList(SourceLines.of(quote) - 1, lastLine(quote)))
            text.append(line.replaceFirst("^\\s*(?:[-*+]\\s+)?> ?", "")).append('\n');
        return text.toString().strip();
    }

    /// What the mark makes it worth; nothing where there is none.
    ///
    /// @throws IllegalArgumentException where it is no share, such as 300%
    Share share() {
        return switch (mark.orElse(" ")) {
            case " " -> Share.NONE;
            case "x" -> Share.ALL;
            case String percent -> Share.percent(percent);
        };
    }
}
