package savepoint.server.content.markdown;

import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// What of an author's HTML reaches a page: structure and words; no script, style, form, frame or handler.
///
/// Links and images get their published addresses here, where those of Markdown and of raw HTML come by alike.
final class SafeHtml {
    private static final String[] ELEMENTS = {
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "div",
        "span",
        "section",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "code",
        "kbd",
        "samp",
        "var",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "del",
        "ins",
        "mark",
        "small",
        "sub",
        "sup",
        "q",
        "cite",
        "abbr",
        "br",
        "hr",
        "a",
        "img",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "details",
        "summary"
    };
    private static final Pattern CLASSES =
            Pattern.compile(
                    "language-[\\w+#.-]{1,40}|tok-[a-z]{1,20}|math|math display|admonition [a-z]{1,20}"
                            + "|admonition-title|footnotes"
                            + "|output|output failure");
    private static final Pattern IDS =
            Pattern.compile("(s-|fn-|fnref-|fn|fnref)[\\p{L}\\p{N}_-]{1,200}");

    /// Where something embedded goes, as it is written.
    static final String EMBEDDED = "<div data-cell=\"%s\"></div>".formatted(Embedded.MARK);

    private SafeHtml() {}

    static String of(String html, Links links) {
        return policy(links).sanitize(html);
    }

    private static PolicyFactory policy(Links links) {
        AttributePolicy pages = (_, _, written) -> address(written, links);
        AttributePolicy images = (_, _, written) -> links.image(written).orElse(null);
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS)
                // OWASP drops these where they have no attribute; authors' raw HTML uses them so
                .allowWithoutAttributes("span")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href")
                .matching(pages)
                .onElements("a")
                .allowAttributes("src")
                .matching(images)
                .onElements("img")
                .allowAttributes("alt", "title")
                .onElements("img")
                .allowAttributes("title")
                .onElements("a", "abbr")
                .allowAttributes("width", "height")
                .matching(Pattern.compile("\\d{1,4}"))
                .onElements("img")
                .allowAttributes("loading")
                .matching(true, "lazy")
                .onElements("img")
                .allowAttributes("class")
                .matching(CLASSES)
                .onElements("code", "span", "div", "p", "section", "sup", "a", "pre")
                .allowAttributes("id")
                .matching(IDS)
                .onElements("h2", "h3", "h4", "h5", "h6", "li", "a", "sup")
                .allowAttributes("data-check")
                .matching(Pattern.compile("[a-z0-9-]{1,80}"))
                .onElements("span")
                .allowAttributes("data-cell")
                .matching(true, Embedded.MARK)
                .onElements("div")
                .allowAttributes("align")
                .matching(true, "left", "center", "right")
                .onElements("th", "td", "tr", "p", "div", "img")
                .allowAttributes("colspan", "rowspan")
                .matching(Pattern.compile("\\d{1,3}"))
                .onElements("th", "td")
                .allowAttributes("scope")
                .matching(true, "row", "col")
                .onElements("th")
                .allowAttributes("start")
                .matching(Pattern.compile("\\d{1,9}"))
                .onElements("ol")
                .allowAttributes("open")
                .onElements("details")
                .allowElements(SafeHtml::box, "input")
                .allowAttributes("type")
                .matching(true, "checkbox")
                .onElements("input")
                .allowAttributes("checked", "disabled")
                .onElements("input")
                .toFactory();
    }

    /// Only the boxes of task lists pass, and nobody can tick them.
    private static String box(String element, java.util.List<String> attributes) {
        if (!attributes.contains("type")) return null;
        if (!attributes.contains("disabled")) {
            attributes.add("disabled");
            attributes.add("disabled");
        }
        return element;
    }

    private static String address(String written, Links links) {
        if (written.startsWith("#")) return "#" + Anchors.ofFragment(written.substring(1));
        int hash = written.indexOf('#');
        if (hash < 0) return links.page(written).orElse(null);
        var page = links.page(written.substring(0, hash));
        boolean elsewhere = written.matches("(?i)[a-z][a-z0-9+.-]*:.*|//.*");
        var fragment = written.substring(hash + 1);
        return page.map(href -> href + "#" + (elsewhere ? fragment : Anchors.ofFragment(fragment)))
                .orElse(null);
    }
}
