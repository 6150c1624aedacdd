package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.renderer.html.HtmlRenderer;
import savepoint.server.web.Prose;

/// Makes pages' HTML from Markdown.
public final class Markdown {
    private Markdown() {}

    /// The whole text. A heading of level 1 that stands before all others becomes the article's title.
    public static Article article(Manuscript manuscript, Links links) {
        var title = title(manuscript.document());
        title.ifPresent(Node::unlink);
        var body = article(manuscript.document(), links);
        return new Article(title.map(Words::of), body.body(), body.headings(), List.of());
    }

    /// A lesson: the whole text, with what its readers work with.
    public static Article lesson(Manuscript manuscript, Links links) {
        var title = title(manuscript.document());
        title.ifPresent(Node::unlink);
        var document = manuscript.document();
        var embedded = new ArrayList<Embedded>();
        var body =
                article(document, links, shift(List.of(document)), new HashMap<>(), embedded::add);
        return new Article(title.map(Words::of), body.body(), body.headings(), embedded);
    }

    /// What stands below a node, without a title of its own.
    public static Article article(Node document, Links links) {
        return article(document, links, shift(List.of(document)), new HashMap<>(), _ -> false);
    }

    /// @param shift how many levels each heading is lowered
    /// @param anchors how often each anchor of the page has been given so far
    /// @param embedded takes those that readers are to work with; what it does not take is code like any other
    static Article article(
            Node document,
            Links links,
            int shift,
            Map<String, Integer> anchors,
            Predicate<Embedded> embedded) {
        var headings = new ArrayList<Article.Heading>();
        var notes = Footnotes.takenFrom(document);
        var html =
                HtmlRenderer.builder()
                        .extensions(Dialect.EXTENSIONS)
                        .nodeRendererFactory(context ->
                                new HtmlNodes(context, shift, notes, anchors, headings, embedded))
                        .build()
                        .render(document);
        return new Article(
                Optional.empty(), new Prose(SafeHtml.of(html, links)), headings, List.of());
    }

    /// How many levels the headings of a page are lowered so that the highest stand at level 2.
    static int shift(List<Node> documents) {
        int[] highest = {7};
        for (var document : documents) {
            document.accept(
                    new AbstractVisitor() {
                        @Override
                        public void visit(Heading heading) {
                            highest[0] = Math.min(highest[0], heading.getLevel());
                        }
                    });
        }
        return highest[0] == 7 ? 0 : 2 - highest[0];
    }

    /// The heading of level 1 with which a text begins; pictures may stand before it.
    public static Optional<Heading> title(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                return heading.getLevel() == 1 ? Optional.of(heading) : Optional.empty();
            }
            if (!isPicture(node)) break;
        }
        return Optional.empty();
    }

    /// Whether a paragraph holds pictures and nothing else.
    public static boolean isPicture(Node paragraph) {
        if (!(paragraph instanceof Paragraph) || paragraph.getFirstChild() == null) return false;
        for (var node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Image || node instanceof SoftLineBreak)) return false;
        }
        return true;
    }
}
