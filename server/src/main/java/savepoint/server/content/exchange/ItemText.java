package savepoint.server.content.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import savepoint.grader.bundle.FileTree;
import savepoint.server.content.folder.LinkTarget;
import savepoint.server.content.markdown.Links;
import savepoint.server.content.question.Prompt;

/// Markdown of one question as the XHTML that QTI takes. Its pictures go along.
final class ItemText {
    private static final Set<String> TAKEN =
            Set.of(
                    "p",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "a",
                    "img",
                    "ul",
                    "ol",
                    "li",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td",
                    "blockquote",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "br",
                    "hr",
                    "sub",
                    "sup",
                    "div",
                    "dl",
                    "dt",
                    "dd",
                    "kbd",
                    "samp",
                    "var",
                    "caption");
    private static final Set<String> ATTRIBUTES = Set.of("src", "alt", "href");
    private static final Pattern GAP = Pattern.compile("\\[\\[([a-z0-9][a-z0-9-]{0,39})]]");

    private final String slug;
    private final String path;
    private final FileTree files;
    private final Map<String, byte[]> pictures;

    /// @param path of the question's file in the course, from which its pictures are named
    /// @param files those that are published with it
    /// @param pictures gets those that are shown, by their paths in the package
    ItemText(String slug, String path, FileTree files, Map<String, byte[]> pictures) {
        this.slug = slug;
        this.path = path;
        this.files = files;
        this.pictures = pictures;
    }

    /// The whole text; a gap, written `[[name]]`, is an element `gap`.
    Element blocks(String markdown) {
        var document = Jsoup.parseBodyFragment(Prompt.prose(markdown, links()).html());
        document.outputSettings().prettyPrint(false);
        var body = document.body();
        // As most systems find formulas in a text.
        for (var formula : body.select("code.math"))
            formula.replaceWith(
                    new TextNode(
                            formula.hasClass("display")
                                    ? "\\[" + formula.wholeText() + "\\]"
                                    : "\\(" + formula.wholeText() + "\\)"));
        for (var element : body.children().select("*")) {
            if (element.normalName().equals("h2")) element.tagName("h3");
            if (TAKEN.contains(element.normalName()))
                element.attributes().asList().stream()
                        .map(attribute -> attribute.getKey())
                        .filter(name -> !ATTRIBUTES.contains(name))
                        .toList()
                        .forEach(element::removeAttr);
            else element.unwrap();
        }
        var html = GAP.matcher(body.html()).replaceAll("<gap name=\"$1\"></gap>");
        return Jsoup.parseBodyFragment(html).body();
    }

    /// The same without the paragraph around it, where it is only one.
    Element line(String markdown) {
        var body = blocks(markdown);
        if (body.childrenSize() == 1 && body.child(0).normalName().equals("p"))
            body.child(0).unwrap();
        return body;
    }

    private Links links() {
        return new Links() {
            @Override
            public Optional<String> page(String written) {
                return LinkTarget.of(path, written) instanceof LinkTarget.Elsewhere
                                && written.matches("https?://.*")
                        ? Optional.of(written)
                        : Optional.empty();
            }

            @Override
            public Optional<String> image(String written) {
                if (!(LinkTarget.of(path, written) instanceof LinkTarget.Asset(var file))
                        || !files.has(file)) return Optional.empty();
                var name = "images/" + slug + "-" + file.replaceFirst("^.*/", "");
                pictures.put(name, files.files().get(file));
                // as seen from an item
                return Optional.of("../" + name);
            }
        };
    }
}
