package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.Optional;
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
        return new Article(title.map(Words::of), body.body(), body.headings());
    }

    /// What stands below a node, without a title of its own.
    public static Article article(Node document, Links links) {
        var headings = new ArrayList<Article.Heading>();
        int shift = 2 - highestLevel(document);
        var notes = Footnotes.takenFrom(document);
        var html =
                HtmlRenderer.builder()
                        .extensions(Dialect.EXTENSIONS)
                        .nodeRendererFactory(
                                context -> new HtmlNodes(context, shift, notes, headings))
                        .build()
                        .render(document);
        return new Article(Optional.empty(), new Prose(SafeHtml.of(html, links)), headings);
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

    private static int highestLevel(Node document) {
        int[] highest = {7};
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Heading heading) {
                        highest[0] = Math.min(highest[0], heading.getLevel());
                    }
                });
        return highest[0] == 7 ? 2 : highest[0];
    }
}
