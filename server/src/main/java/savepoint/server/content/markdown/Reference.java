package savepoint.server.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/// A link or an image in a file, as written there.
public record Reference(String target, boolean image, int line) {
    private static final Pattern RAW =
            Pattern.compile("(?i)<(a|img)\\b[^>]*?\\b(?:href|src)\\s*=\\s*[\"']([^\"'>]*)[\"']");

    /// Every link and image below a node, in order, those of raw HTML included.
    public static List<Reference> in(Node node) {
        var found = new ArrayList<Reference>();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Link link) {
                        found.add(
                                new Reference(link.getDestination(), false, SourceLines.of(link)));
                        visitChildren(link);
                    }

                    @Override
                    public void visit(Image image) {
                        found.add(
                                new Reference(image.getDestination(), true, SourceLines.of(image)));
                        visitChildren(image);
                    }

                    @Override
                    public void visit(HtmlInline html) {
                        raw(html.getLiteral(), SourceLines.of(html));
                    }

                    @Override
                    public void visit(HtmlBlock html) {
                        raw(html.getLiteral(), SourceLines.of(html));
                    }

                    private void raw(String html, int line) {
                        var tag = RAW.matcher(html);
                        while (tag.find()) {
                            boolean image = tag.group(1).equalsIgnoreCase("img");
                            int below = (int) html.substring(0, tag.start()).lines().count();
                            found.add(
                                    new Reference(
                                            tag.group(2),
                                            image,
                                            below < 2 ? line : line + below - 1));
                        }
                    }
                });
        return found;
    }
}
