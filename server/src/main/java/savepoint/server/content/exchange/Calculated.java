package savepoint.server.content.exchange;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Moodle's calculated questions: `{a}` in text and formula, with the span that each value is drawn from. The values
/// themselves are drawn anew here, from a student's seed.
final class Calculated {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,30})\\}");
    private static final Pattern SUM = Pattern.compile("\\{=((?:[^{}]|\\{[A-Za-z0-9_]+\\})*)\\}");

    private final Draft draft;

    private Calculated(Draft draft) {
        this.draft = draft;
    }

    static void read(Element question, Draft draft) {
        new Calculated(draft).read(question);
    }

    private void read(Element question) {
        draft.kind = "number";
        var parameters = parameters(question);
        if (parameters.isEmpty()) {
            draft.kind = "";
            draft.note("its formula has no values to draw from");
            return;
        }
        draft.facts.put(
                "parameters",
                "{"
                        + String.join(
                                ", ",
                                parameters.entrySet().stream()
                                        .map(one -> one.getKey() + ": " + one.getValue())
                                        .toList())
                        + "}");
        draft.note("its values are drawn anew, for each student by a seed");
        draft.prompt = filled(draft.prompt);
        draft.explanation = filled(draft.explanation);
        for (var answer : question.select("> answer")) {
            var text = answer.selectFirst("> text");
            var sum = NAME.matcher(text == null ? "" : text.wholeText().strip()).replaceAll("$1");
            var length = MoodleXml.child(answer, "correctanswerlength");
            var rounded = length.matches("[0-9]") ? "round(%s, %s)".formatted(sum, length) : sum;
            var mark = draft.mark(MoodleXml.fraction(answer), false);
            draft.answer(
                    mark.equals("x") ? "" : mark,
                    "{{" + rounded + "}}" + tolerance(answer),
                    MoodleXml.prose(answer, "feedback", draft));
        }
    }

    /// Type 1 is a part of the value, 2 an amount.
    private String tolerance(Element answer) {
        var tolerance = MoodleXml.child(answer, "tolerance");
        if (!tolerance.matches("\\d+(\\.\\d+)?") || new BigDecimal(tolerance).signum() == 0)
            return "";
        return MoodleXml.child(answer, "tolerancetype").equals("2")
                ? " ± " + tolerance
                : " ± "
                        + new BigDecimal(tolerance)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%";
    }

    private Map<String, String> parameters(Element question) {
        var parameters = new LinkedHashMap<String, String>();
        for (var definition : question.select("dataset_definitions > dataset_definition")) {
            var name = MoodleXml.text(definition, "name").strip();
            var least = MoodleXml.text(definition, "minimum").strip();
            var most = MoodleXml.text(definition, "maximum").strip();
            var decimals = MoodleXml.text(definition, "decimals").strip();
            if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,30}") || least.isEmpty() || most.isEmpty())
                continue;
            var step =
                    decimals.matches("[1-6]")
                            ? " step "
                                    + BigDecimal.ONE
                                            .movePointLeft(Integer.parseInt(decimals))
                                            .toPlainString()
                            : "";
            parameters.put(name, Words.figure(least) + ".." + Words.figure(most) + step);
        }
        return parameters;
    }

    private static String filled(String text) {
        var sums =
                SUM.matcher(text)
                        .replaceAll(sum ->
                                Matcher.quoteReplacement(
                                        "{{" + NAME.matcher(sum.group(1)).replaceAll("$1") + "}}"));
        return sums.replaceAll("(?<!\\{)\\{([A-Za-z][A-Za-z0-9_]{0,30})\\}(?!\\})", "{{$1}}");
    }
}
