package savepoint.server.content.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlWriter;
import savepoint.server.web.Prose;

/// Makes an article of a notebook: its texts, its code, and what the code gave when its author ran it.
public final class NotebookHtml {
    private NotebookHtml() {}

    public static Article article(Notebook notebook, Links links) {
        var texts = new ArrayDeque<Node>();
        notebook.manuscripts().forEach(manuscript -> texts.add(manuscript.document()));
        var title =
                notebook.cells().stream()
                        .findFirst()
                        .filter(Notebook.Cell.Text.class::isInstance)
                        .flatMap(first -> Markdown.title(texts.getFirst()));
        title.ifPresent(Node::unlink);
        int shift = Markdown.shift(List.copyOf(texts));
        var anchors = new HashMap<String, Integer>();
        var html = new StringBuilder();
        var headings = new ArrayList<Article.Heading>();
        var embedded = new ArrayList<Embedded>();
        for (var cell : notebook.cells()) {
            switch (cell) {
                case Notebook.Cell.Text _ -> {
                    var text =
                            Markdown.article(texts.remove(), links, shift, anchors, embedded::add);
                    html.append(text.body().html());
                    headings.addAll(text.headings());
                }
                case Notebook.Cell.Code code -> html.append(SafeHtml.of(code(code), links));
            }
        }
        return new Article(title.map(Words::of), new Prose(html.toString()), headings, embedded);
    }

    private static String code(Notebook.Cell.Code cell) {
        var text = new StringBuilder();
        var html = new HtmlWriter(text);
        if (!cell.source().isBlank()) {
            html.tag("pre");
            html.tag(
                    "code",
                    Map.of(
                            "class",
                            "language-" + (cell.language().isEmpty() ? "text" : cell.language())));
            CodeColours.write(cell.language(), cell.source(), html);
            html.tag("/code");
            html.tag("/pre");
        }
        for (var output : cell.outputs()) {
            html.tag(
                    "div",
                    Map.of(
                            "class",
                            output instanceof Notebook.Output.Failure
                                    ? "output failure"
                                    : "output"));
            switch (output) {
                case Notebook.Output.Plain(var plain) -> pre(plain, html);
                case Notebook.Output.Failure(var trace) -> pre(trace, html);
                case Notebook.Output.Html(var table) -> html.raw(table);
                case Notebook.Output.Picture(var link) ->
                        html.tag("img", Map.of("src", link, "alt", "Output"), true);
            }
            html.tag("/div");
        }
        return text.toString();
    }

    private static void pre(String text, HtmlWriter html) {
        html.tag("pre");
        html.text(text);
        html.tag("/pre");
    }
}
