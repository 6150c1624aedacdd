package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import savepoint.server.content.markdown.Links;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.web.Prose;

/// Makes the HTML of a question's texts.
public final class Prompt {
    // private-use characters stand for gaps, one each: they pass the sanitiser, and colours of code
    // leave them whole
    private static final char FIRST = '\uE100';
    private static final Pattern MARKS = Pattern.compile("[\uE100-\uE1FF]");

    /// More gaps than this a prompt cannot have.
    static final int MOST_GAPS = 100;

    /// How a gap is written in a prompt.
    static final Pattern GAP = Pattern.compile("\\[\\[([a-z0-9][a-z0-9-]{0,39})]]");

    private Prompt() {}

    /// A piece of the prompt, with the gap that follows it, if one does. The HTML of one piece may open what that of a
    /// later one closes.
    public record Piece(Prose prose, Optional<Form.Gap> gap) {}

    /// The prompt divided at its gaps; one piece where it has none.
    ///
    /// @param links where pictures and links lead, see [Instance#path]
    public static List<Piece> pieces(Instance instance, Links links) {
        return pieces(instance, markdown -> prose(markdown, links));
    }

    /// The same, with the HTML of Markdown made by `prose`.
    public static List<Piece> pieces(Instance instance, Function<String, Prose> prose) {
        if (!(instance.form() instanceof Form.Gaps(var gaps)))
            return List.of(new Piece(prose.apply(instance.prompt()), Optional.empty()));
        var names = gaps.stream().map(Form.Gap::name).toList();
        var html = prose.apply(marked(instance.prompt(), names)).html();
        var pieces = new ArrayList<Piece>();
        var mark = MARKS.matcher(html);
        int end = 0;
        while (mark.find()) {
            var gap = gaps.get(mark.group().charAt(0) - FIRST);
            pieces.add(new Piece(new Prose(html.substring(end, mark.start())), Optional.of(gap)));
            end = mark.end();
        }
        pieces.add(new Piece(new Prose(html.substring(end)), Optional.empty()));
        return List.copyOf(pieces);
    }

    /// Any text of a question: a choice, feedback, an explanation.
    public static Prose prose(String markdown, Links links) {
        return Markdown.article(Manuscript.of(markdown).document(), links).body();
    }

    private static String marked(String prompt, List<String> names) {
        return GAP.matcher(MARKS.matcher(prompt).replaceAll(""))
                .replaceAll(gap -> {
                    int index = names.indexOf(gap.group(1));
                    return index < 0
                            ? Matcher.quoteReplacement(gap.group())
                            : String.valueOf((char) (FIRST + index));
                });
    }
}
