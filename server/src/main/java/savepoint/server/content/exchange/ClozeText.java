package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Moodle's embedded answers, `{1:SHORTANSWER:=right~%50%nearly#feedback}` amidst the text, as gaps.
final class ClozeText {
    private static final Pattern PLACE =
            Pattern.compile(
                    "\\{(\\d{0,3}):([A-Z_]+):((?:[^}\\\\]|\\\\.)*)\\}",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern WEIGHT =
            Pattern.compile("^(=|%(-?\\d{1,3}(?:\\.\\d{1,5})?)%)?(.*)$", Pattern.DOTALL);

    private final Draft draft;
    private boolean exact;
    private boolean folded;
    private String share;
    private String refused = "";

    private ClozeText(Draft draft) {
        this.draft = draft;
    }

    /// The HTML with a mark `[[gap-1]]` for each place, whose answers the draft gets.
    static String read(String html, Draft draft) {
        return new ClozeText(draft).read(html);
    }

    private String read(String html) {
        draft.kind = "fill-in";
        var marked =
                PLACE.matcher(html)
                        .replaceAll(found -> {
                            var name = "gap-" + (draft.answers.size() + 1);
                            gap(
                                    name,
                                    found.group(1),
                                    found.group(2).toUpperCase(Locale.ROOT),
                                    found.group(3));
                            return "[[" + name + "]]";
                        });
        if (draft.answers.isEmpty()) {
            draft.kind = "";
            draft.note("no embedded answer was found in it");
        }
        if (exact) draft.facts.put("case", "exact");
        if (exact && folded) draft.note("capitals matter in all gaps now, not only in some");
        if (!refused.isEmpty()) {
            draft.kind = "";
            draft.note("embedded answers of type %s have no counterpart here".formatted(refused));
        }
        return marked;
    }

    private void gap(String name, String weight, String type, String answers) {
        if (share == null) share = weight;
        else if (!share.equals(weight)) draft.note("all gaps earn the same here");
        boolean number = type.matches("NUMERICAL|NM");
        boolean choice = type.matches("(MULTICHOICE|MC)(_?[VHS]+)?");
        boolean words = type.matches("SHORTANSWER|SA|MW|SHORTANSWER_C|SAC|MWC");
        if (words && type.matches("SHORTANSWER_C|SAC|MWC")) exact = true;
        else if (words) folded = true;
        if (!number && !choice && !words) refused = type;
        var inner = new Draft(name);
        for (var written : answers.split("(?<!\\\\)~"))
            if (!written.isBlank()) answer(inner, written, number, choice);
        inner.notes.forEach(draft::note);
        draft.answers.add(
                new Draft.Answer(
                        "",
                        name + (number ? " (number):" : choice ? " (choice):" : ":"),
                        Optional.empty(),
                        new ArrayList<>(inner.answers)));
    }

    private void answer(Draft inner, String written, boolean number, boolean choice) {
        var match = WEIGHT.matcher(written.strip());
        if (!match.matches()) return;
        double percent =
                match.group(2) != null
                        ? Double.parseDouble(match.group(2))
                        : match.group(1) != null ? 100 : 0;
        var parts = match.group(3).split("(?<![\\\\&])#", 2);
        var text =
                choice
                        ? HtmlText.markdown(plain(parts[0]), draft)
                        : HtmlText.words(plain(parts[0]));
        var feedback = parts.length > 1 ? HtmlText.markdown(plain(parts[1]), draft) : "";
        var mark = inner.mark(percent, false);
        if (choice) inner.answer(mark, text, feedback);
        else if (number) {
            if (text.equals("*"))
                inner.note("feedback for any other answer was left out: " + feedback);
            else inner.answer(mark.equals("x") ? "" : mark, Words.figure(text), feedback);
        } else Words.answer(inner, mark, text, feedback);
    }

    private static String plain(String text) {
        return text.replaceAll("\\\\([}#~/\"\\\\])", "$1").strip();
    }
}
