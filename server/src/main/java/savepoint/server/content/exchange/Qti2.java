package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Reads items of QTI 2.1.
final class Qti2 {
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
        for (var feedback : item.select("> modalFeedback")) {
            draft.explanation = (draft.explanation + "\n\n" + html(feedback, draft)).strip();
            draft.note("feedback of the whole item became the explanation");
        }
        if (interactions.size() != 1) {
            draft.note(
                    interactions.isEmpty()
                            ? "it asks nothing"
                            : "it has %d interactions; one is possible here"
                                    .formatted(interactions.size()));
            return;
        }
        var interaction = interactions.getFirst();
        var declaration = declaration(item, interaction.attr("responseIdentifier"));
        switch (interaction.tagName()) {
            case "choiceInteraction" -> choice(interaction, declaration, draft);
            case "textEntryInteraction" -> words(declaration, draft);
            case "extendedTextInteraction" -> draft.kind = "essay";
            case "orderInteraction" -> order(interaction, declaration, draft);
            case "matchInteraction" -> match(interaction, declaration, draft);
            default ->
                    draft.note("a `%s` has no counterpart here".formatted(interaction.tagName()));
        }
        var prompt = interaction.selectFirst("> prompt");
        var asked = prompt == null ? "" : html(prompt, draft);
        var around = body.clone();
        for (var one : around.select("*")) {
            if (one.tagName().endsWith("Interaction"))
                one.replaceWith(
                        new TextNode(one.tagName().equals("textEntryInteraction") ? "____" : ""));
        }
        around.select("rubricBlock, feedbackBlock").remove();
        draft.prompt = (html(around, draft) + "\n\n" + asked).strip();
    }

    private static Element declaration(Element item, String identifier) {
        for (var declaration : item.select("> responseDeclaration"))
            if (declaration.attr("identifier").equals(identifier)) return declaration;
        return new Element("responseDeclaration");
    }

    private static List<String> right(Element declaration) {
        return declaration.select("correctResponse > value").eachText().stream()
                .map(String::strip)
                .toList();
    }

    private static void choice(Element interaction, Element declaration, Draft draft) {
        boolean many = declaration.attr("cardinality").equals("multiple");
        draft.kind = many ? "choose-many" : "choose-one";
        if (!interaction.attr("shuffle").equals("true")) draft.facts.put("shuffle", "false");
        var right = right(declaration);
        var mapped = mapped(declaration);
        for (var choice : interaction.select("> simpleChoice")) {
            var identifier = choice.attr("identifier");
            var feedback = choice.selectFirst("> feedbackInline");
            var said = feedback == null ? "" : html(feedback, draft);
            if (feedback != null) feedback.remove();
            double percent =
                    right.contains(identifier)
                            ? 100
                            : many ? 0 : mapped.getOrDefault(identifier, 0.0);
            draft.answer(draft.mark(percent, false), html(choice, draft), said);
        }
        if (many && !mapped.isEmpty())
            draft.note("what each tick is worth was left out: each right one earns the same");
    }

    private static Map<String, Double> mapped(Element declaration) {
        var mapped = new LinkedHashMap<String, Double>();
        for (var entry : declaration.select("mapping > mapEntry")) {
            if (entry.attr("mappedValue").matches("-?\\d+(\\.\\d+)?"))
                mapped.put(entry.attr("mapKey"), Double.parseDouble(entry.attr("mappedValue")));
        }
        double most = mapped.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        if (most > 0) mapped.replaceAll((_, value) -> value * 100 / most);
        return mapped;
    }

    private static void words(Element declaration, Draft draft) {
        boolean number = declaration.attr("baseType").matches("integer|float");
        draft.kind = number ? "number" : "short-text";
        var accepted = new LinkedHashMap<>(mapped(declaration));
        right(declaration).forEach(value -> accepted.put(value, 100.0));
        accepted.forEach((value, percent) -> {
            var mark = draft.mark(percent, false);
            if (number) draft.answer(mark.equals("x") ? "" : mark, Words.figure(value), "");
            else Words.answer(draft, mark, value, "");
        });
    }

    private static void order(Element interaction, Element declaration, Draft draft) {
        draft.kind = "order";
        draft.numbered = true;
        var texts = new LinkedHashMap<String, String>();
        for (var choice : interaction.select("> simpleChoice"))
            texts.put(choice.attr("identifier"), html(choice, draft));
        right(declaration)
                .forEach(identifier ->
                        draft.answer("", texts.getOrDefault(identifier, identifier), ""));
    }

    private static void match(Element interaction, Element declaration, Draft draft) {
        draft.kind = "match";
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

    private static String html(Element element, Draft draft) {
        return HtmlText.markdown(Pictures.here(element.html(), draft), draft);
    }
}
