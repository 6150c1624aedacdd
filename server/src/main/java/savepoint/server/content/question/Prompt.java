package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.server.content.markdown.Links;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.web.Prose;

/// Makes the HTML of a question's texts.
public final class Prompt {
    // private-use characters, which no author's text holds: they pass the sanitiser and stand where
    // text may stand
    private static final char BEFORE = '\uE0F0';
    private static final char AFTER = '\uE0F1';
    private static final Pattern MARK = Pattern.compile(BEFORE + "([a-z0-9-]{1,40})" + AFTER);

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
        if (!(instance.form() instanceof Form.Gaps(var gaps)))
            return List.of(new Piece(prose(instance.prompt(), links), Optional.empty()));
        var html = prose(marked(instance.prompt()), links).html();
        var pieces = new ArrayList<Piece>();
        var mark = MARK.matcher(html);
        int end = 0;
        while (mark.find()) {
            var name = mark.group(1);
            var gap = gaps.stream().filter(one -> one.name().equals(name)).findFirst();
            pieces.add(new Piece(new Prose(html.substring(end, mark.start())), gap));
            end = mark.end();
        }
        pieces.add(new Piece(new Prose(html.substring(end)), Optional.empty()));
        return List.copyOf(pieces);
    }

    /// Any text of a question: a choice, feedback, an explanation.
    public static Prose prose(String markdown, Links links) {
        return Markdown.article(Manuscript.of(markdown).document(), links).body();
    }

    private static String marked(String prompt) {
        return GAP.matcher(prompt).replaceAll(BEFORE + "$1" + AFTER);
    }
}
