package savepoint.server.content.exchange;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import savepoint.server.content.question.Folding;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// Writes what is typed in an item of QTI 2.1: one line, or gaps in the prompt. The first condition that an answer meets
/// says what it earns.
record QtiTyped(
        Question question,
        ItemText text,
        List<String> notes,
        Element responses,
        Element processing,
        Element feedback) {

    void line(Kind kind, Element place) {
        place.appendElement("textEntryInteraction")
                .attr("responseIdentifier", QtiDocument.RESPONSE);
        typed(kind, QtiDocument.RESPONSE, Share.ALL);
    }

    /// Puts an interaction where the body has an element `gap`.
    void gaps(List<Kind.Gap> gaps, Element body) {
        var byName = gaps.stream().collect(Collectors.toMap(Kind.Gap::name, Function.identity()));
        for (var place : body.select("gap")) {
            var gap = byName.get(place.attr("name"));
            var response = "GAP-" + gap.name();
            var interaction = new Element("x").tagName("x").attr("responseIdentifier", response);
            place.replaceWith(interaction);
            switch (gap.kind()) {
                case Kind.ChooseOne(var options, var shuffle) -> {
                    interaction
                            .tagName("inlineChoiceInteraction")
                            .attr("shuffle", Boolean.toString(shuffle));
                    inline(options, response, interaction, Share.of(1, gaps.size()));
                }
                case Kind kind -> {
                    interaction.tagName("textEntryInteraction");
                    typed(kind, response, Share.of(1, gaps.size()));
                }
            }
        }
    }

    private void inline(
            List<Kind.Option> options, String response, Element interaction, Share part) {
        var correct = declaration(response, "identifier").appendElement("correctResponse");
        var conditions = processing.appendElement("responseCondition");
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var identifier = "C" + (i + 1);
            if (option.share().isAll() && correct.childrenSize() == 0)
                correct.appendElement("value").text(identifier);
            var choice = interaction.appendElement("inlineChoice").attr("identifier", identifier);
            choice.text(text.line(option.text()).text());
            if (choice.text().length() < option.text().length())
                note("choices of a gap are plain text there");
            if (option.feedback().isPresent()) note("feedback of gaps was left out");
            if (!option.share().isSome()) continue;
            var branch = branch(conditions);
            var match = branch.appendElement("match");
            match.appendElement("variable").attr("identifier", response);
            match.appendElement("baseValue").attr("baseType", "identifier").text(identifier);
            earns(branch, option.share().times(part));
        }
    }

    private Element declaration(String response, String type) {
        return responses
                .appendElement("responseDeclaration")
                .attr("identifier", response)
                .attr("cardinality", "single")
                .attr("baseType", type);
    }

    private static Element branch(Element conditions) {
        return conditions.appendElement(
                conditions.childrenSize() == 0 ? "responseIf" : "responseElseIf");
    }

    private void typed(Kind kind, String response, Share part) {
        switch (kind) {
            case Kind.Numeric(var accepted, var units) -> {
                if (!units.isEmpty())
                    note(
                            "units were left out: "
                                    + units.stream()
                                            .map(Kind.Unit::name)
                                            .collect(Collectors.joining(", ")));
                figures(accepted, response, part);
            }
            case Kind.ShortText(var accepted, var folding) ->
                    words(accepted, folding, response, part);
            case Kind other ->
                    throw new IllegalStateException("nothing is typed in " + other.getClass());
        }
    }

    private void figures(List<Kind.Figure> accepted, String response, Share part) {
        var correct = declaration(response, "float").appendElement("correctResponse");
        var conditions = processing.appendElement("responseCondition");
        for (var figure : accepted) {
            if (figure.share().isAll() && correct.childrenSize() == 0)
                correct.appendElement("value").text(figure.value());
            var branch = branch(conditions);
            boolean relative = figure.tolerance().endsWith("%");
            var tolerance = figure.tolerance().replace("%", "").strip();
            var equal = branch.appendElement("equal");
            if (tolerance.equals("0")) equal.attr("toleranceMode", "exact");
            else
                equal.attr("toleranceMode", relative ? "relative" : "absolute")
                        .attr("tolerance", tolerance + " " + tolerance);
            equal.appendElement("variable").attr("identifier", response);
            equal.appendElement("baseValue").attr("baseType", "float").text(figure.value());
            earns(branch, figure.share().times(part));
            figure.feedback().ifPresent(words -> said(branch, words));
        }
    }

    private void words(List<Key.Wording> accepted, Folding folding, String response, Share part) {
        if (folding.spaces() != Folding.Spaces.ONE) note("how spaces are compared was left out");
        var correct = declaration(response, "string").appendElement("correctResponse");
        var conditions = processing.appendElement("responseCondition");
        for (var wording : accepted) {
            if (wording.share().isAll() && !wording.pattern() && correct.childrenSize() == 0)
                correct.appendElement("value").text(wording.text());
            var branch = branch(conditions);
            if (wording.pattern()) {
                var pattern = folding.ignoreCase() ? "(?i)" + wording.text() : wording.text();
                if (folding.ignoreCase())
                    note("patterns ignore capitals by `(?i)`, which not every system knows");
                branch.appendElement("patternMatch")
                        .attr("pattern", pattern)
                        .appendElement("variable")
                        .attr("identifier", response);
            } else {
                var match =
                        branch.appendElement("stringMatch")
                                .attr("caseSensitive", Boolean.toString(!folding.ignoreCase()))
                                .attr("substring", "false");
                match.appendElement("variable").attr("identifier", response);
                match.appendElement("baseValue").attr("baseType", "string").text(wording.text());
            }
            earns(branch, wording.share().times(part));
            wording.feedback().ifPresent(words -> said(branch, words));
        }
        if (correct.childrenSize() == 0) correct.remove();
    }

    /// Adds to what other gaps have earned.
    private void earns(Element branch, Share share) {
        var sum = QtiDocument.set(branch, "SCORE").appendElement("sum");
        sum.appendElement("variable").attr("identifier", "SCORE");
        sum.appendElement("baseValue")
                .attr("baseType", "float")
                .text(QtiDocument.points(question, share));
    }

    private void said(Element branch, String words) {
        if (question.kind() instanceof Kind.FillIn) {
            note("feedback of gaps was left out");
            return;
        }
        var identifier = "F" + (feedback.childrenSize() + 1);
        QtiDocument.set(branch, QtiDocument.FEEDBACK)
                .appendElement("baseValue")
                .attr("baseType", "identifier")
                .text(identifier);
        feedback.appendElement("modalFeedback")
                .attr("outcomeIdentifier", QtiDocument.FEEDBACK)
                .attr("identifier", identifier)
                .attr("showHide", "show")
                .appendChildren(text.blocks(words).childNodesCopy());
    }

    private void note(String note) {
        if (!notes.contains(note)) notes.add(note);
    }
}
