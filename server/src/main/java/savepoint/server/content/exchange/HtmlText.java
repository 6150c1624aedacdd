package savepoint.server.content.exchange;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// HTML of other systems as Markdown. What Markdown has no word for stays as HTML and is sanitised where it is shown.
final class HtmlText {
    private static final Pattern FORMULA =
            Pattern.compile("\\\\\\((.+?)\\\\\\)|\\\\\\[(.+?)\\\\\\]");

    private final StringBuilder text = new StringBuilder();
    private final Draft draft;

    private HtmlText(Draft draft) {
        this.draft = draft;
    }

    /// @param draft is told of what gets lost
    static String markdown(String html, Draft draft) {
        if (!html.contains("<") && !html.contains("&")) return withFormulas(html.strip());
        var body = Jsoup.parseBodyFragment(html).body();
        var writer = new HtmlText(draft);
        writer.children(body);
        return writer.text
                .toString()
                .replaceAll("(?m)[ \\t]+$", "")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /// The words alone.
    static String words(String html) {
        return Jsoup.parseBodyFragment(html).text().strip();
    }

    private void children(Element element) {
        for (var node : element.childNodes()) node(node);
    }

    private void node(Node node) {
        if (node instanceof TextNode words) text.append(withFormulas(words.text()));
        else if (node instanceof Element element) element(element);
    }

    /// Words and, between them, formulas as MathJax finds them.
    private static String withFormulas(String words) {
        var text = new StringBuilder();
        var formula = FORMULA.matcher(words);
        int end = 0;
        while (formula.find()) {
            text.append(escaped(words.substring(end, formula.start())));
            text.append(formula(formula.group(1), formula.group(2)));
            end = formula.end();
        }
        return text.append(escaped(words.substring(end))).toString();
    }

    private static String formula(String inline, String display) {
        return inline != null ? "$" + inline.strip() + "$" : "$$" + display.strip() + "$$";
    }

    static String escaped(String words) {
        return words.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1").replace("<", "&lt;");
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "p", "div", "section", "article" -> block(element);
            case "br" -> {
                boolean amidst =
                        element.nextSibling() != null
                                && !text.isEmpty()
                                && text.charAt(text.length() - 1) != '\n';
                if (amidst) text.append("\\\n");
            }
            case "b", "strong" -> around("**", element);
            case "i", "em" -> around("*", element);
            case "code", "tt", "kbd" -> text.append('`').append(element.text()).append('`');
            case "pre" -> fence(element);
            case "ul", "ol" -> list(element);
            case "img" -> image(element);
            case "a" -> link(element);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                text.append("\n\n### ");
                children(element);
                text.append("\n\n");
            }
            case "span", "font", "u", "small", "big", "center" -> children(element);
            case "script", "style", "iframe", "object", "video", "audio", "form" ->
                    draft.note("`%s` was left out".formatted(element.normalName()));
            default -> text.append(element.outerHtml());
        }
    }

    private void block(Element element) {
        text.append("\n\n");
        children(element);
        text.append("\n\n");
    }

    private void around(String mark, Element element) {
        if (element.text().isBlank()) return;
        text.append(mark);
        children(element);
        text.append(mark);
    }

    private void fence(Element element) {
        text.append("\n\n```\n").append(element.wholeText().strip()).append("\n```\n\n");
    }

    private void list(Element list) {
        text.append("\n\n");
        int number = 1;
        for (var item : list.children()) {
            text.append(list.normalName().equals("ol") ? number++ + ". " : "- ");
            text.append(markdown(item.html(), draft).replace("\n", "\n   ")).append('\n');
        }
        text.append("\n\n");
    }

    private void image(Element image) {
        var source = image.attr("src");
        var latex = image.attr("data-equation-content");
        if (!latex.isEmpty()) text.append(formula(latex, null));
        else if (source.startsWith("images/"))
            text.append("![")
                    .append(escaped(image.attr("alt")))
                    .append("](")
                    .append(source)
                    .append(')');
        else {
            draft.note("a picture lies elsewhere and was left out: " + shortened(source));
            text.append(escaped(image.attr("alt")));
        }
    }

    private void link(Element link) {
        if (!link.attr("href").matches("https?://.*")) {
            children(link);
            return;
        }
        text.append('[');
        children(link);
        text.append("](").append(link.attr("href")).append(')');
    }

    private static String shortened(String source) {
        return source.length() > 80 ? source.substring(0, 80) + "…" : source;
    }
}
