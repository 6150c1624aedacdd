package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Reads items of QTI 2.1, and of 2.2, which says the same in another namespace.
final class Qti2 {
    private static final Set<String> INLINE =
            Set.of("textEntryInteraction", "inlineChoiceInteraction");

    private Qti2() {}

    static List<Draft> read(Document xml, Map<String, byte[]> pictures) {
        var drafts = new ArrayList<Draft>();
        for (var item : xml.select("assessmentItem")) {
            var title = item.attr("title").strip();
            var draft = new Draft(title.isEmpty() ? item.attr("identifier") : title);
            draft.pictures.putAll(pictures);
            read(item, draft);
            drafts.add(draft);
        }
        return drafts;
    }

    private static void read(Element item, Draft draft) {
        var body = item.selectFirst("itemBody");
        if (body == null) {
            draft.note("it has no body");
            return;
        }
        var interactions =
                body.select("*").stream()
                        .filter(one -> one.tagName().endsWith("Interaction"))
                        .toList();
        points(item, draft);
        boolean gaps =
                interactions.size() > 1
                        && interactions.stream().allMatch(one -> INLINE.contains(one.tagName()));
        if (gaps || is(interactions, "inlineChoiceInteraction")) {
            Qti2Typed.gaps(item, interactions, draft);
        } else if (interactions.size() != 1) {
            draft.note(
                    interactions.isEmpty()
                            ? "it asks nothing"
                            : "it has %d interactions; one is possible here"
                                    .formatted(interactions.size()));
            return;
        } else {
            only(item, interactions.getFirst(), draft);
        }
        explanation(item, draft);
        prompt(body, draft);
    }

    private static boolean is(List<Element> interactions, String name) {
        return interactions.size() == 1 && interactions.getFirst().tagName().equals(name);
    }

    private static void only(Element item, Element interaction, Draft draft) {
        var declaration = declaration(item, interaction.attr("responseIdentifier"));
        switch (interaction.tagName()) {
            case "choiceInteraction" -> choice(interaction, declaration, draft);
            case "textEntryInteraction" -> Qti2Typed.line(item, declaration, draft);
            case "extendedTextInteraction" -> draft.kind = "essay";
            case "orderInteraction" -> order(interaction, declaration, draft);
            case "matchInteraction" -> match(interaction, declaration, draft);
            default ->
                    draft.note("a `%s` has no counterpart here".formatted(interaction.tagName()));
        }
    }

    private static void points(Element item, Draft draft) {
        for (var outcome : item.select("> outcomeDeclaration[identifier=SCORE]")) {
            var most = outcome.attr("normalMaximum");
            if (most.matches("\\d{1,6}(\\.\\d{1,4})?") && Double.parseDouble(most) > 0)
                draft.facts.put("points", Words.figure(most));
        }
    }

    private static void explanation(Element item, Draft draft) {
        var used =
                item.select("responseCondition setOutcomeValue > baseValue[baseType=identifier]")
                        .eachText();
        for (var feedback : item.select("> modalFeedback")) {
            // What a condition shows belongs to the answer that meets it.
            if (draft.kind.matches("number|short-text")
                    && used.contains(feedback.attr("identifier"))) continue;
            draft.explanation = (draft.explanation + "\n\n" + html(feedback, draft)).strip();
            if (!feedback.attr("outcomeIdentifier").equals(QtiDocument.EXPLANATION))
                draft.note("feedback of the whole item became the explanation");
        }
    }

    private static void prompt(Element body, Draft draft) {
        var around = body.clone();
        var asked = new StringBuilder();
        for (var one : around.select("*")) {
            if (!one.tagName().endsWith("Interaction")) continue;
            var prompt = one.selectFirst("> prompt");
            if (prompt != null) asked.append("\n\n").append(html(prompt, draft));
            one.replaceWith(new TextNode(inPlaceOf(one, draft)));
        }
        for (var block : around.select("rubricBlock")) {
            if (!draft.kind.equals("essay"))
                draft.note("a text for markers was left out: " + block.text());
            else draft.model = (draft.model + "\n\n" + html(block, draft)).strip();
            block.remove();
        }
        for (var block : around.select("feedbackBlock")) {
            draft.note("feedback in the middle of the text was left out: " + block.text());
            block.remove();
        }
        draft.prompt =
                (html(around, draft) + asked)
                        .strip()
                        .replace("\\[\\[", "[[")
                        .replace("\\]\\]", "]]");
    }

    /// A gap as it is written in a prompt; a line for a word that is missing in the middle of a sentence.
    private static String inPlaceOf(Element interaction, Draft draft) {
        if (draft.kind.equals("fill-in")) return "[[" + Qti2Typed.name(interaction) + "]]";
        boolean amidst =
                INLINE.contains(interaction.tagName())
                        && interaction.parent() != null
                        && !interaction.parent().ownText().isBlank();
        return amidst ? "____" : "";
    }

    static Element declaration(Element item, String identifier) {
        for (var declaration : item.select("> responseDeclaration"))
            if (declaration.attr("identifier").equals(identifier)) return declaration;
        return new Element("responseDeclaration");
    }

    static List<String> right(Element declaration) {
        return declaration.select("correctResponse > value").eachText().stream()
                .map(String::strip)
                .toList();
    }

    private static void choice(Element interaction, Element declaration, Draft draft) {
        var choices = interaction.select("> simpleChoice");
        boolean many = declaration.attr("cardinality").equals("multiple");
        boolean truth =
                !many
                        && choices.size() == 2
                        && choices.stream()
                                .allMatch(choice -> own(choice).strip().matches("(?i)true|false"));
        draft.kind = truth ? "true-false" : many ? "choose-many" : "choose-one";
        if (!truth && !interaction.attr("shuffle").equals("true"))
            draft.facts.put("shuffle", "false");
        var worth = many ? ticks(declaration, draft) : single(declaration);
        for (var choice : choices) {
            var said = new StringBuilder();
            for (var feedback : choice.select("> feedbackInline, > feedbackBlock")) {
                said.append("\n\n").append(html(feedback, draft));
                feedback.remove();
            }
            var mark = draft.mark(worth.getOrDefault(choice.attr("identifier"), 0.0), many);
            var text =
                    truth
                            ? (choice.text().strip().equalsIgnoreCase("true") ? "True" : "False")
                            : html(choice, draft);
            draft.answer(mark, text, said.toString());
        }
    }

    private static String own(Element choice) {
        var copy = choice.clone();
        copy.select("feedbackInline, feedbackBlock").remove();
        return copy.text();
    }

    private static Map<String, Double> single(Element declaration) {
        var worth = mapped(declaration);
        right(declaration).forEach(identifier -> worth.put(identifier, 100.0));
        return worth;
    }

    /// What each tick is worth, in percent: by the mapping where there is one that says more than which are right.
    private static Map<String, Double> ticks(Element declaration, Draft draft) {
        var right = right(declaration);
        var worth = new LinkedHashMap<String, Double>();
        right.forEach(identifier -> worth.put(identifier, 100.0));
        var mapped = mapped(declaration);
        if (mapped.isEmpty()) {
            draft.facts.put("credit", "all");
            return worth;
        }
        var positive = mapped.values().stream().filter(value -> value > 0).distinct().toList();
        var negative = mapped.values().stream().filter(value -> value < 0).distinct().toList();
        boolean even =
                positive.size() <= 1
                        && negative.size() <= 1
                        && negative.stream().allMatch(value -> value < -99.9);
        if (even) {
            mapped.forEach((identifier, value) -> {
                if (value > 0) worth.put(identifier, 100.0);
            });
            if (negative.isEmpty())
                draft.note("a wrong tick takes as much away here as a right one earns");
            return worth;
        }
        double sum = mapped.values().stream().filter(value -> value > 0).mapToDouble(v -> v).sum();
        mapped.replaceAll((_, value) -> Math.max(-100, value * 100 / sum));
        return mapped;
    }

    /// What a mapping says of each value, in percent of the most.
    static Map<String, Double> mapped(Element declaration) {
        var mapped = new LinkedHashMap<String, Double>();
        for (var entry : declaration.select("mapping > mapEntry")) {
            if (entry.attr("mappedValue").matches("-?\\d+(\\.\\d+)?"))
                mapped.put(entry.attr("mapKey"), Double.parseDouble(entry.attr("mappedValue")));
        }
        double most = mapped.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (most > 0) mapped.replaceAll((_, value) -> value * 100 / most);
        return mapped;
    }

    private static void order(Element interaction, Element declaration, Draft draft) {
        draft.kind = "order";
        draft.numbered = true;
        draft.facts.put("credit", "all");
        var texts = new LinkedHashMap<String, String>();
        for (var choice : interaction.select("> simpleChoice"))
            texts.put(choice.attr("identifier"), html(choice, draft));
        right(declaration)
                .forEach(identifier ->
                        draft.answer("", texts.getOrDefault(identifier, identifier), ""));
    }

    private static void match(Element interaction, Element declaration, Draft draft) {
        draft.kind = "match";
        if (declaration.select("mapping > mapEntry").isEmpty()) draft.facts.put("credit", "all");
        if (interaction.attr("shuffle").equals("false")) draft.facts.put("shuffle", "false");
        var texts = new LinkedHashMap<String, String>();
        for (var choice : interaction.select("simpleAssociableChoice"))
            texts.put(choice.attr("identifier"), html(choice, draft));
        var used = new ArrayList<String>();
        for (var pair : right(declaration)) {
            var ends = pair.split("\\s+");
            if (ends.length != 2) continue;
            used.add(ends[1]);
            draft.answer("", texts.get(ends[0]) + " → " + texts.get(ends[1]), "");
        }
        var sets = interaction.select("> simpleMatchSet");
        if (sets.size() == 2)
            for (var choice : sets.last().select("> simpleAssociableChoice"))
                if (!used.contains(choice.attr("identifier")))
                    draft.answer("", "→ " + texts.get(choice.attr("identifier")), "");
    }

    static String html(Element element, Draft draft) {
        return HtmlText.markdown(Pictures.here(element.html(), draft), draft);
    }
}
