package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/// Reads what is typed or chosen within a line of an item of QTI 2.1: from the conditions of its response processing where
/// they name values, else from what is declared to be right.
final class Qti2Typed {
    private Qti2Typed() {}

    /// A value and what it earns.
    ///
    /// @param percent of the most that this response earns
    private record Accepted(String answer, double percent, String feedback) {}

    static void line(Element item, Element declaration, Draft draft) {
        boolean number = declaration.attr("baseType").matches("integer|float");
        draft.kind = number ? "number" : "short-text";
        for (var accepted : accepted(item, declaration, number, draft))
            draft.answers.add(answer(draft, number, accepted));
        if (!number && isExact(item, declaration)) draft.facts.put("case", "exact");
    }

    /// Each interaction becomes a gap.
    static void gaps(Element item, List<Element> interactions, Draft draft) {
        draft.kind = "fill-in";
        boolean exact = true;
        for (var interaction : interactions) {
            var declaration = Qti2.declaration(item, interaction.attr("responseIdentifier"));
            var answers = new ArrayList<Draft.Answer>();
            String kind;
            if (interaction.tagName().equals("inlineChoiceInteraction")) {
                kind = " (choice)";
                choices(item, interaction, declaration, answers, draft);
            } else {
                boolean number = declaration.attr("baseType").matches("integer|float");
                kind = number ? " (number)" : "";
                for (var accepted : accepted(item, declaration, number, draft))
                    answers.add(answer(draft, number, accepted));
                exact &= !number && isExact(item, declaration);
            }
            draft.answers.add(
                    new Draft.Answer(
                            "", name(interaction) + kind + ":", Optional.empty(), answers));
        }
        if (exact && interactions.stream().anyMatch(one -> one.tagName().startsWith("text")))
            draft.facts.put("case", "exact");
    }

    /// What a gap is called here.
    static String name(Element interaction) {
        var name =
                interaction
                        .attr("responseIdentifier")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceFirst("^(gap|response|res)-(?=.)", "")
                        .replaceAll("^-+|-+$", "");
        return name.isEmpty() ? "gap" : name.substring(0, Math.min(40, name.length()));
    }

    private static void choices(
            Element item,
            Element interaction,
            Element declaration,
            List<Draft.Answer> answers,
            Draft draft) {
        var worth = new LinkedHashMap<String, Double>();
        for (var accepted : conditions(item, declaration, false, draft))
            worth.putIfAbsent(accepted.answer(), accepted.percent());
        if (worth.isEmpty()) worth.putAll(Qti2.mapped(declaration));
        Qti2.right(declaration).forEach(identifier -> worth.put(identifier, 100.0));
        for (var choice : interaction.select("> inlineChoice"))
            answers.add(
                    Draft.Answer.of(
                            draft.mark(worth.getOrDefault(choice.attr("identifier"), 0.0), false),
                            Qti2.html(choice, draft),
                            ""));
    }

    private static Draft.Answer answer(Draft draft, boolean number, Accepted accepted) {
        var mark = draft.mark(accepted.percent(), false);
        var ours = mark.equals("x") ? "" : mark;
        return Draft.Answer.of(
                ours,
                number ? Words.figure(accepted.answer()) : accepted.answer(),
                accepted.feedback());
    }

    private static List<Accepted> accepted(
            Element item, Element declaration, boolean number, Draft draft) {
        var conditions = conditions(item, declaration, number, draft);
        if (!conditions.isEmpty()) return conditions;
        var values = new LinkedHashMap<>(Qti2.mapped(declaration));
        Qti2.right(declaration).forEach(value -> values.put(value, 100.0));
        return values.entrySet().stream()
                .map(value ->
                        new Accepted(
                                number ? value.getKey() : quoted(value.getKey()),
                                value.getValue(),
                                ""))
                .toList();
    }

    private static List<Accepted> conditions(
            Element item, Element declaration, boolean number, Draft draft) {
        var response = declaration.attr("identifier");
        record Found(String answer, double score, String feedback) {}
        var found = new ArrayList<Found>();
        for (var branch : item.select("responseIf, responseElseIf")) {
            var test = branch.firstElementChild();
            if (test == null || test.select("> variable[identifier=" + response + "]").isEmpty())
                continue;
            var answer = answer(test, declaration, number);
            if (answer.isEmpty()) continue;
            found.add(new Found(answer.get(), score(branch), feedback(item, branch, draft)));
        }
        double most = found.stream().mapToDouble(Found::score).max().orElse(0);
        if (most <= 0) return List.of();
        return found.stream()
                .map(one -> new Accepted(one.answer(), one.score() * 100 / most, one.feedback()))
                .toList();
    }

    /// The value that a test asks for, as an answer of ours; empty where it is none.
    private static Optional<String> answer(Element test, Element declaration, boolean number) {
        var base = test.selectFirst("> baseValue");
        var value =
                base != null
                        ? base.wholeText().strip()
                        : test.select("> correct").isEmpty()
                                ? ""
                                : Qti2.right(declaration).stream().findFirst().orElse("");
        return switch (test.tagName()) {
            case "patternMatch" ->
                    Optional.of("/" + test.attr("pattern").replaceFirst("^\\(\\?i\\)", "") + "/");
            case "equal" ->
                    value.isEmpty() ? Optional.empty() : Optional.of(toleranced(test, value));
            case "equalRounded", "stringMatch", "match" ->
                    value.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    number || declaration.attr("baseType").equals("identifier")
                                            ? value
                                            : quoted(value));
            default -> Optional.empty();
        };
    }

    private static String toleranced(Element equal, String value) {
        var tolerance = equal.attr("tolerance").strip().split("\\s+")[0];
        if (tolerance.isEmpty() || equal.attr("toleranceMode").equals("exact")) return value;
        return equal.attr("toleranceMode").equals("relative")
                ? value + " ± " + tolerance + "%"
                : value + ":" + tolerance;
    }

    private static String quoted(String words) {
        return "`" + words.replace("`", "'") + "`";
    }

    /// What a branch adds to the score or sets it to; where it says nothing of it, everything.
    private static double score(Element branch) {
        for (var set : branch.select("> setOutcomeValue[identifier=SCORE]")) {
            var value = set.selectFirst("baseValue");
            if (value != null && value.text().strip().matches("-?\\d+(\\.\\d+)?"))
                return Double.parseDouble(value.text().strip());
        }
        return branch.select("> setOutcomeValue[identifier=SCORE]").isEmpty() ? 0 : 1;
    }

    private static String feedback(Element item, Element branch, Draft draft) {
        for (var set : branch.select("> setOutcomeValue > baseValue[baseType=identifier]")) {
            for (var feedback : item.select("> modalFeedback"))
                if (feedback.attr("identifier").equals(set.text().strip()))
                    return Qti2.html(feedback, draft);
        }
        return "";
    }

    private static boolean isExact(Element item, Element declaration) {
        var tests =
                item.select("stringMatch").stream()
                        .filter(test ->
                                !test.select(
                                                "> variable[identifier="
                                                        + declaration.attr("identifier")
                                                        + "]")
                                        .isEmpty())
                        .toList();
        return !tests.isEmpty()
                && tests.stream().allMatch(test -> test.attr("caseSensitive").equals("true"));
    }
}
