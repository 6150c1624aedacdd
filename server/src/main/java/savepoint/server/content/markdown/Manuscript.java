package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/// An author's Markdown as read: what its header says, and the document, whose source lines are those of the file.
///
/// @param lines of the file without its header, emptied there
public record Manuscript(Header header, Node document, List<String> lines) {

    /// What stands before the text: YAML front matter, an HTML comment of `key: value` lines, or nothing.
    public sealed interface Header {
        record None() implements Header {}

        /// YAML between two lines of three dashes; `line` is the file's line of its first key.
        record FrontMatter(String yaml, int line) implements Header {}

        /// The `key: value` lines of a leading HTML comment.
        record Comment(List<Entry> entries) implements Header {}

        /// One line of a comment; keys are in lower case.
        record Entry(String key, String value, int line) {}
    }

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})");
    private static final Pattern TIGHT_HEADING = Pattern.compile("^ {0,3}(#{1,6})([^#\\s!].*)$");
    private static final Pattern ENTRY = Pattern.compile("^\\s*([A-Za-z][A-Za-z _-]*?)\\s*:(.*)$");

    /// Reads Markdown as people write it: any line ends, a byte order mark, headings without a space.
    public static Manuscript of(String text) {
        var lines = new ArrayList<>(List.of(plain(text).split("\n", -1)));
        var header = header(lines);
        spaceHeadings(lines);
        return new Manuscript(
                header, Dialect.PARSER.parse(String.join("\n", lines)), List.copyOf(lines));
    }

    private static String plain(String text) {
        var marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return marked.replace("\r\n", "\n").replace('\r', '\n').replace('\u0000', '\uFFFD');
    }

    /// Takes the header's lines out by emptying them, so that the others keep their numbers.
    private static Header header(List<String> lines) {
        if (lines.getFirst().stripTrailing().equals("---")) {
            for (int end = 1; end < lines.size(); end++) {
                if (lines.get(end).stripTrailing().equals("---")) {
                    var yaml = String.join("\n", lines.subList(1, end)) + "\n";
                    blank(lines, 0, end);
                    return new Header.FrontMatter(yaml, 2);
                }
            }
            return new Header.None();
        }
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) first++;
        if (first == lines.size() || !lines.get(first).stripLeading().startsWith("<!--")) {
            return new Header.None();
        }
        for (int end = first; end < lines.size(); end++) {
            if (lines.get(end).contains("-->")) return comment(lines, first, end);
        }
        return new Header.None();
    }

    private static Header comment(List<String> lines, int first, int end) {
        var entries = new ArrayList<Header.Entry>();
        for (int i = first; i <= end; i++) {
            var entry = ENTRY.matcher(lines.get(i).replace("<!--", "").replaceFirst("-->.*", ""));
            if (entry.matches()) {
                entries.add(
                        new Header.Entry(
                                entry.group(1).toLowerCase(java.util.Locale.ROOT),
                                entry.group(2).strip(),
                                i + 1));
            }
        }
        if (entries.isEmpty()) return new Header.None();
        var rest = lines.get(end).substring(lines.get(end).indexOf("-->") + 3);
        blank(lines, first, end);
        lines.set(end, rest);
        return new Header.Comment(entries);
    }

    private static void blank(List<String> lines, int first, int last) {
        for (int i = first; i <= last; i++) lines.set(i, "");
    }

    /// `#Week 11 Overview#` is a heading to every author and, since CommonMark, to no parser.
    private static void spaceHeadings(List<String> lines) {
        String fence = null;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var mark = FENCE.matcher(line);
            if (fence != null) {
                if (mark.find()
                        && mark.group(1).startsWith(fence)
                        && line.substring(mark.end()).isBlank()) fence = null;
                continue;
            }
            if (mark.find()) {
                fence = mark.group(1);
                continue;
            }
            var tight = TIGHT_HEADING.matcher(line);
            if (tight.matches()) {
                lines.set(i, tight.group(1) + " " + withoutCloser(tight.group(2)));
            }
        }
    }

    private static String withoutCloser(String heading) {
        var text = heading.stripTrailing();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') end--;
        return text.substring(0, end).stripTrailing();
    }
}
