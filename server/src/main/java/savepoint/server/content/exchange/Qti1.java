package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads QTI 1.2, as Canvas and others write it.
final class Qti1 {
    private Qti1() {}

    static List<Draft> read(Document xml, Map<String, byte[]> pictures) {
        var drafts = new ArrayList<Draft>();
        for (var item : xml.select("item")) {
            var title = item.attr("title").strip();
            var draft = new Draft(title.isEmpty() ? "Question " + (drafts.size() + 1) : title);
            draft.pictures.putAll(pictures);
            read(item, draft);
            drafts.add(draft);
        }
        return drafts;
    }

    private static void read(Element item, Draft draft) {
        var presentation = item.selectFirst("presentation");
        if (presentation == null) {
            draft.note("it has no presentation");
            return;
        }
        var prompt = presentation.selectFirst("material mattext");
        draft.prompt = prompt == null ? "" : prose(prompt, draft);
        draft.explanation = feedback(item, "general_fb", draft);
        var points = metadata(item, "points_possible");
        if (points.matches("\\d{1,6}(\\.\\d{1,4})?") && Double.parseDouble(points) > 0)
            draft.facts.put("points", Words.figure(points));
        var type = metadata(item, "question_type").toLowerCase(Locale.ROOT);
        var choices = presentation.select("response_lid");
        var lines = presentation.select("response_str, response_num");
        boolean ordered =
                choices.size() == 1
                        && choices.first().attr("rcardinality").equalsIgnoreCase("ordered");
        if (type.contains("calculated"))
            draft.note(
                    "its values are worked out by a formula of Canvas: write `parameters:` for it");
        else if (type.contains("multiple_blanks") || type.contains("multiple_dropdowns"))
            gaps(choices, item, type.contains("dropdowns"), draft);
        else if (ordered) order(choices.first(), item, draft);
        else if (type.contains("essay")
                || (lines.size() == 1 && scores(item).isEmpty() && choices.isEmpty()))
            draft.kind = "essay";
        else if (type.contains("numerical")) numbers(item, draft);
        else if (choices.size() > 1) match(choices, item, draft);
        else if (choices.size() == 1) choice(choices.first(), item, type, draft);
        else if (lines.size() == 1) words(item, draft);
        else
            draft.note(
                    "questions of type `%s` have no counterpart here"
                            .formatted(type.isEmpty() ? "unknown" : type));
    }

    private static void choice(Element lid, Element item, String type, Draft draft) {
        boolean many = lid.attr("rcardinality").equalsIgnoreCase("multiple");
        var labels = lid.select("response_label");
        boolean truth =
                type.contains("true_false")
                        || (labels.size() == 2
                                && labels.stream()
                                        .allMatch(label ->
                                                HtmlText.words(label.text())
                                                        .matches("(?i)true|false")));
        draft.kind = truth ? "true-false" : many ? "choose-many" : "choose-one";
        var scores = scores(item);
        var right = many ? conjunction(item) : List.<String>of();
        for (var label : labels) {
            var ident = label.attr("ident");
            double percent =
                    many && !right.isEmpty()
                            ? right.contains(ident) ? 100 : 0
                            : scores.getOrDefault(ident, 0.0);
            var mark = many ? percent > 0 ? "x" : " " : draft.mark(percent, false);
            var text =
                    truth
                            ? capitalised(HtmlText.words(label.text()))
                            : prose(label.selectFirst("mattext"), draft);
            draft.answer(mark, text, feedback(item, ident + "_fb", draft));
        }
        if (many) draft.note("each right tick earns the same, and a wrong one takes as much away");
    }

    private static String capitalised(String word) {
        return word.isEmpty()
                ? word
                : Character.toUpperCase(word.charAt(0))
                        + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void words(Element item, Draft draft) {
        draft.kind = "short-text";
        scores(item)
                .forEach((text, percent) ->
                        Words.answer(draft, draft.mark(percent, false), text, ""));
    }

    private static void numbers(Element item, Draft draft) {
        draft.kind = "number";
        for (var condition : item.select("resprocessing respcondition")) {
            if (!condition.select("> setvar").text().matches(".*[1-9].*")) continue;
            var low = condition.selectFirst("vargte, vargt");
            var high = condition.selectFirst("varlte, varlt");
            var equal = condition.selectFirst("varequal");
            if (low != null && high != null)
                draft.answer("", Words.figure(low.text().strip() + ".." + high.text().strip()), "");
            else if (equal != null) draft.answer("", Words.figure(equal.text().strip()), "");
        }
    }

    /// Canvas writes a gap as `[name]`, and its answers as labels of a response of that name.
    private static void gaps(List<Element> lids, Element item, boolean choice, Draft draft) {
        draft.kind = "fill-in";
        var scores = scores(item);
        for (var lid : lids) {
            var written = lid.select("> material mattext").text().strip();
            var name =
                    written.toLowerCase(Locale.ROOT)
                            .replaceAll("[^a-z0-9]+", "-")
                            .replaceAll("^-+|-+$", "");
            if (name.isEmpty()) name = "gap-" + (draft.answers.size() + 1);
            draft.prompt =
                    draft.prompt
                            .replace("\\[" + HtmlText.escaped(written) + "\\]", "[[" + name + "]]")
                            .replace("[" + written + "]", "[[" + name + "]]");
            var answers = new ArrayList<Draft.Answer>();
            for (var label : lid.select("response_label")) {
                double percent = scores.getOrDefault(label.attr("ident"), 0.0);
                var inner = new Draft(name);
                if (choice)
                    inner.answer(
                            percent > 0 ? "x" : " ",
                            prose(label.selectFirst("mattext"), draft),
                            "");
                else Words.answer(inner, "x", HtmlText.words(label.select("mattext").text()), "");
                inner.notes.forEach(draft::note);
                answers.addAll(inner.answers);
            }
            draft.answers.add(
                    new Draft.Answer(
                            "", name + (choice ? " (choice):" : ":"), Optional.empty(), answers));
        }
    }

    private static void order(Element lid, Element item, Draft draft) {
        draft.kind = "order";
        draft.numbered = true;
        var names = new LinkedHashMap<String, String>();
        for (var label : lid.select("response_label"))
            names.put(label.attr("ident"), prose(label.selectFirst("mattext"), draft));
        for (var condition : item.select("resprocessing respcondition")) {
            if (!condition.select("> setvar").text().matches(".*[1-9].*")) continue;
            for (var equal : condition.select("varequal"))
                draft.answer(
                        "", names.getOrDefault(equal.text().strip(), equal.text().strip()), "");
            return;
        }
    }

    private static void match(List<Element> lids, Element item, Draft draft) {
        draft.kind = "match";
        var used = new ArrayList<String>();
        var names = new LinkedHashMap<String, String>();
        for (var lid : lids) {
            for (var label : lid.select("response_label"))
                names.put(label.attr("ident"), HtmlText.words(label.text()));
            var left = lid.selectFirst("material mattext");
            var answer = item.selectFirst("varequal[respident=" + lid.attr("ident") + "]");
            if (left == null || answer == null) continue;
            used.add(answer.text().strip());
            draft.answer(
                    "",
                    HtmlText.markdown(left.wholeText(), draft)
                            + " → "
                            + names.getOrDefault(answer.text().strip(), answer.text().strip()),
                    "");
        }
        names.forEach((ident, text) -> {
            if (!used.contains(ident)) draft.answer("", "→ " + text, "");
        });
    }

    /// What each single value earns, in percent.
    private static Map<String, Double> scores(Element item) {
        var scores = new LinkedHashMap<String, Double>();
        for (var condition : item.select("resprocessing respcondition")) {
            var set = condition.selectFirst("> setvar");
            if (set == null || !set.text().strip().matches("-?\\d+(\\.\\d+)?")) continue;
            double percent = Double.parseDouble(set.text().strip());
            for (var equal :
                    condition.select("conditionvar > varequal, conditionvar > or > varequal"))
                scores.merge(equal.text().strip(), percent, Math::max);
        }
        return most(item, scores);
    }

    /// Where a score runs to another sum than 100, it is brought to it.
    private static Map<String, Double> most(Element item, Map<String, Double> scores) {
        var declared = item.selectFirst("outcomes decvar[maxvalue]");
        double most =
                declared != null && declared.attr("maxvalue").matches("\\d+(\\.\\d+)?")
                        ? Double.parseDouble(declared.attr("maxvalue"))
                        : scores.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .max()
                                .orElse(100);
        if (most > 0 && most != 100) scores.replaceAll((_, percent) -> percent * 100 / most);
        return scores;
    }

    /// The values that must all be ticked, where one condition names those that must not as well.
    private static List<String> conjunction(Element item) {
        for (var and : item.select("resprocessing conditionvar > and")) {
            var right = new ArrayList<String>();
            for (var equal : and.select("> varequal")) right.add(equal.text().strip());
            if (!right.isEmpty()) return right;
        }
        return List.of();
    }

    private static String feedback(Element item, String ident, Draft draft) {
        for (var feedback : item.select("itemfeedback")) {
            if (!feedback.attr("ident").equals(ident)) continue;
            var text = feedback.selectFirst("mattext");
            if (text != null) return prose(text, draft);
        }
        return "";
    }

    private static String metadata(Element item, String label) {
        for (var field : item.select("qtimetadatafield")) {
            var name = field.selectFirst("fieldlabel");
            var entry = field.selectFirst("fieldentry");
            if (name != null && entry != null && name.text().strip().equals(label))
                return entry.text().strip();
        }
        return "";
    }

    private static String prose(Element mattext, Draft draft) {
        if (mattext == null) return "";
        return HtmlText.markdown(Pictures.here(mattext.wholeText(), draft), draft);
    }
}
