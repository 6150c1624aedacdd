package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/// Writes the nodes that commonmark does not know or that this platform writes otherwise.
final class HtmlNodes implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final int shift;
    private final Footnotes notes;
    private final List<Article.Heading> headings;
    private final Map<String, Integer> anchors;
    private final Predicate<Embedded> embedded;

    /// @param shift how many levels each heading is lowered
    /// @param notes taken from the text
    /// @param anchors how often each anchor of the page has been given so far
    /// @param headings to which the written headings are added
    /// @param embedded takes those that readers are to work with
    HtmlNodes(
            HtmlNodeRendererContext context,
            int shift,
            Footnotes notes,
            Map<String, Integer> anchors,
            List<Article.Heading> headings,
            Predicate<Embedded> embedded) {
        this.context = context;
        this.html = context.getWriter();
        this.shift = shift;
        this.notes = notes;
        this.anchors = anchors;
        this.headings = headings;
        this.embedded = embedded;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(
                Heading.class,
                FencedCodeBlock.class,
                Image.class,
                MathText.class,
                Admonition.class,
                FootnoteMark.class,
                FootnoteText.class,
                CheckMark.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Heading heading -> heading(heading);
            case FencedCodeBlock code -> code(code);
            case Image image -> image(image);
            case MathText math -> math(math);
            case Admonition admonition -> admonition(admonition);
            case FootnoteMark mark -> footnoteMark(mark);
            case FootnoteText text -> children(text);
            case CheckMark mark -> {
                html.tag("span", Map.of("data-check", mark.check));
                html.tag("/span");
            }
            default -> throw new IllegalArgumentException("not asked for: " + node);
        }
    }

    private void heading(Heading heading) {
        int level = Math.clamp((long) heading.getLevel() + shift, 2, 6);
        var text = Words.of(heading);
        var id = anchor(text);
        if (level <= 3 && !text.isEmpty()) headings.add(new Article.Heading(id, text, level));
        html.line();
        html.tag("h" + level, Map.of("id", id));
        children(heading);
        html.tag("/h" + level);
        html.line();
    }

    /// The anchor that GitHub would give, as authors write it in their links, behind a prefix that keeps it from being
    /// one of the page's own.
    private String anchor(String text) {
        var base = Anchors.of(text);
        int seen = anchors.merge(base, 1, Integer::sum) - 1;
        return Anchors.PREFIX + (seen == 0 ? base : base + "-" + seen);
    }

    private void code(FencedCodeBlock block) {
        if (Embedded.of(block).filter(embedded).isPresent()) {
            html.line();
            html.tag("div", Map.of("data-cell", Embedded.MARK));
            html.tag("/div");
            html.line();
            return;
        }
        var info = block.getInfo() == null ? "" : block.getInfo().strip();
        var language = info.split("[\\s{]", 2)[0].toLowerCase(Locale.ROOT);
        html.line();
        html.tag("pre");
        html.tag("code", language.isEmpty() ? Map.of() : Map.of("class", "language-" + language));
        CodeColours.write(language, block.getLiteral(), html);
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }

    private void image(Image image) {
        var attributes = new HashMap<String, String>();
        attributes.put("src", image.getDestination());
        attributes.put("alt", Words.of(image));
        attributes.put("loading", "lazy");
        if (image.getTitle() != null) attributes.put("title", image.getTitle());
        html.tag("img", attributes, true);
    }

    private void math(MathText math) {
        html.tag("code", Map.of("class", math.display ? "math display" : "math"));
        html.text(math.latex);
        html.tag("/code");
    }

    private void admonition(Admonition admonition) {
        html.line();
        html.tag("div", Map.of("class", "admonition " + admonition.kind.code()));
        html.tag("p", Map.of("class", "admonition-title"));
        html.text(admonition.title);
        html.tag("/p");
        html.line();
        children(admonition);
        html.tag("/div");
        html.line();
    }

    private void footnoteMark(FootnoteMark mark) {
        var number = notes.number(mark.label);
        if (number.isEmpty()) {
            html.text("[^" + mark.label + "]");
            return;
        }
        html.tag("sup", Map.of("id", "fnref-" + number.getAsInt()));
        html.tag("a", Map.of("href", "#fn-" + number.getAsInt()));
        html.text(String.valueOf(number.getAsInt()));
        html.tag("/a");
        html.tag("/sup");
    }

    @Override
    public void afterRoot(Node root) {
        if (notes.texts().isEmpty()) return;
        html.tag("section", Map.of("class", "footnotes"));
        html.tag("ol");
        int number = 0;
        for (var text : notes.texts()) {
            html.tag("li", Map.of("id", "fn-" + ++number));
            children(text);
            html.tag("/li");
            html.line();
        }
        html.tag("/ol");
        html.tag("/section");
        html.line();
    }

    private void children(Node parent) {
        var children = new ArrayList<Node>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        children.forEach(context::render);
    }
}
