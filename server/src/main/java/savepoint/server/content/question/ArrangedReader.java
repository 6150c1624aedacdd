package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.YamlMap;

/// Reads what is put beside each other (`- left → right`) and what is put in order (`1. first`).
final class ArrangedReader {
    private static final List<String> ARROWS = List.of("→", "=>");

    private ArrangedReader() {}

    static Optional<Made> match(YamlMap yaml, Sections sections) {
        boolean shuffle = ChoiceReader.shuffle(yaml);
        var credit = ChoiceReader.credit(yaml);
        var pairs = new ArrayList<Kind.Pair>();
        var extra = new ArrayList<Kind.Option>();
        var lefts = new HashSet<String>();
        for (var item : sections.answers()) {
            int arrow = arrow(item.text());
            if (arrow < 0) {
                sections.error(
                        item.line(),
                        "says not what belongs together: `- left → right`, or `- → right` for one too many");
                continue;
            }
            var left = item.text().substring(0, arrow).strip();
            var rest = item.text().substring(arrow);
            var right =
                    Kind.Option.of(
                            rest.substring(rest.startsWith("→") ? 1 : 2).strip(),
                            Share.NONE,
                            Optional.empty());
            if (right.text().isEmpty())
                sections.error(item.line(), "nothing stands on the right of the arrow");
            if (left.isEmpty()) {
                extra.add(right);
                continue;
            }
            if (!lefts.add(left))
                sections.error(item.line(), "`%s` stands on the left twice".formatted(left));
            pairs.add(new Kind.Pair(Kind.Option.of(left, Share.ALL, item.feedback()), right));
        }
        if (pairs.size() < 2)
            sections.error(sections.promptLine(), "needs at least two pairs: `- left → right`");
        sections.expectNoWrong("each pair put wrongly is tried anyway");
        return Optional.of(Made.of(new Kind.Match(pairs, extra, shuffle, credit)));
    }

    /// Where the arrow stands that is not in code; -1 where there is none.
    private static int arrow(String text) {
        boolean code = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '`') code = !code;
            if (code) continue;
            int at = i;
            if (ARROWS.stream().anyMatch(arrow -> text.startsWith(arrow, at))) return i;
        }
        return -1;
    }

    static Optional<Made> order(YamlMap yaml, Sections sections) {
        var credit = ChoiceReader.credit(yaml);
        var items = new ArrayList<Kind.Option>();
        var seen = new HashSet<String>();
        for (var item : sections.answers()) {
            if (item.text().isEmpty()) sections.error(item.line(), "the item is empty");
            if (!seen.add(item.text()))
                sections.error(item.line(), "the same item stands here twice");
            items.add(Kind.Option.of(item.text(), Share.ALL, item.feedback()));
        }
        if (!sections.numbered())
            sections.error(
                    sections.answers().getFirst().line(),
                    "the right order is a numbered list: `1. first`, `2. second`");
        if (items.size() < 2)
            sections.error(sections.promptLine(), "needs at least two items to put in order");
        sections.expectNoWrong("other orders are tried anyway");
        return Optional.of(Made.of(new Kind.Order(items, credit)));
    }
}
