package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import savepoint.server.content.question.Credit;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// Writes one question as an item of QTI 2.1.
final class QtiItem {
    private final Question question;
    private final ItemText text;
    private final List<String> notes;
    private final QtiDocument xml;

    private QtiItem(Question question, ItemText text, List<String> notes) {
        this.question = question;
        this.text = text;
        this.notes = notes;
        this.xml = new QtiDocument(question);
    }

    /// The item's XML; empty where QTI has no form for it.
    ///
    /// @param notes is told of what gets lost
    static Optional<String> of(Question question, ItemText text, List<String> notes) {
        if (!question.parameters().isEmpty()) {
            notes.add("its parameters have no form in QTI");
            return Optional.empty();
        }
        var writer = new QtiItem(question, text, notes);
        return writer.write() ? Optional.of(writer.xml.finished()) : Optional.empty();
    }

    private boolean write() {
        switch (question.kind()) {
            case Kind.ChooseOne(var options, var shuffle) -> {
                prompt();
                choices(options, shuffle, false, Credit.WORTH);
            }
            case Kind.ChooseMany(var options, var shuffle, var credit) -> {
                prompt();
                choices(options, shuffle, true, credit);
            }
            case Kind.TrueFalse(var right, var ifTrue, var ifFalse) -> {
                prompt();
                choices(
                        List.of(
                                new Kind.Option("true", "True", share(right), ifTrue),
                                new Kind.Option("false", "False", share(!right), ifFalse)),
                        false,
                        false,
                        Credit.WORTH);
            }
            case Kind.Numeric _, Kind.ShortText _ -> {
                prompt();
                typed().line(question.kind(), xml.body.appendElement("p"));
            }
            case Kind.FillIn(var gaps, var credit) -> {
                if (credit == Credit.ALL) notes.add("each gap earns its part there");
                xml.body.appendChildren(text.blocks(question.prompt()).childNodesCopy());
                typed().gaps(gaps, xml.body);
            }
            case Kind.Match match -> {
                prompt();
                match(match);
            }
            case Kind.Order(var items, var credit) -> {
                prompt();
                order(items, credit);
            }
            case Kind.Essay essay -> {
                prompt();
                essay(essay);
            }
            case Kind.Sql _, Kind.Java _ -> {
                notes.add("QTI has no form for code that is run");
                return false;
            }
        }
        question.explanation().ifPresent(this::explanation);
        leftOut();
        return true;
    }

    private void leftOut() {
        if (!question.tags().isEmpty())
            notes.add("tags were left out: " + String.join(", ", question.tags()));
        if (!question.wrong().isEmpty()) notes.add("what must not pass was left out");
    }

    private static Share share(boolean right) {
        return right ? Share.ALL : Share.NONE;
    }

    private void prompt() {
        xml.body.appendChildren(text.blocks(question.prompt()).childNodesCopy());
    }

    private QtiTyped typed() {
        return new QtiTyped(question, text, notes, xml.responses, xml.processing, xml.feedback);
    }

    private void choices(List<Kind.Option> options, boolean shuffle, boolean many, Credit credit) {
        var declaration = xml.declaration(many ? "multiple" : "single", "identifier");
        var correct = declaration.appendElement("correctResponse");
        long rights = options.stream().filter(option -> option.share().isSome()).count();
        var worth = new ArrayList<String>();
        var interaction =
                xml.body
                        .appendElement("choiceInteraction")
                        .attr("responseIdentifier", QtiDocument.RESPONSE)
                        .attr("shuffle", Boolean.toString(shuffle))
                        .attr("maxChoices", many ? "0" : "1");
        for (int i = 0; i < options.size(); i++) {
            var option = options.get(i);
            var identifier = option.id().matches("true|false") ? option.id() : "C" + (i + 1);
            boolean right = many ? option.share().isSome() : option.share().isAll();
            if (right) correct.appendElement("value").text(identifier);
            var share =
                    many && credit == Credit.PARTS
                            ? Share.of(option.share().isSome() ? 1 : -1, rights)
                            : option.share();
            worth.add(identifier + " " + QtiDocument.points(question, share));
            var choice = interaction.appendElement("simpleChoice").attr("identifier", identifier);
            choice.appendChildren(text.line(option.text()).childNodesCopy());
            option.feedback().ifPresent(words -> said(choice, identifier, words));
        }
        boolean exact =
                many
                        ? credit == Credit.ALL
                        : options.stream()
                                .allMatch(option ->
                                        option.share().isAll()
                                                || option.share().equals(Share.NONE));
        if (exact) xml.matchCorrect();
        else xml.mapped(declaration, worth);
        if (!interaction.select("feedbackInline, feedbackBlock").isEmpty()) {
            xml.outcome(QtiDocument.FEEDBACK, many ? "multiple" : "single", "identifier");
            QtiDocument.set(xml.processing, QtiDocument.FEEDBACK)
                    .appendElement("variable")
                    .attr("identifier", QtiDocument.RESPONSE);
        }
    }

    private void said(Element choice, String identifier, String words) {
        var line = text.line(words);
        boolean inline =
                line.children().stream()
                        .noneMatch(child ->
                                child.normalName()
                                        .matches("p|pre|ul|ol|table|blockquote|div|h\\d"));
        choice.appendElement(inline ? "feedbackInline" : "feedbackBlock")
                .attr("outcomeIdentifier", QtiDocument.FEEDBACK)
                .attr("identifier", identifier)
                .attr("showHide", "show")
                .appendChildren(line.childNodesCopy());
    }

    private void match(Kind.Match match) {
        var declaration = xml.declaration("multiple", "directedPair");
        var correct = declaration.appendElement("correctResponse");
        var worth = new ArrayList<String>();
        var interaction =
                xml.body
                        .appendElement("matchInteraction")
                        .attr("responseIdentifier", QtiDocument.RESPONSE)
                        .attr("shuffle", Boolean.toString(match.shuffle()))
                        .attr("maxAssociations", Integer.toString(match.pairs().size()));
        var left = interaction.appendElement("simpleMatchSet");
        var right = interaction.appendElement("simpleMatchSet");
        var rights = new ArrayList<Kind.Option>();
        for (var pair : match.pairs()) if (!rights.contains(pair.right())) rights.add(pair.right());
        rights.addAll(match.extra());
        for (int i = 0; i < match.pairs().size(); i++) {
            var pair = match.pairs().get(i);
            associable(left, "L" + (i + 1), pair.left(), 1);
            var both = "L%d R%d".formatted(i + 1, rights.indexOf(pair.right()) + 1);
            correct.appendElement("value").text(both);
            worth.add(both + " " + QtiDocument.points(question, Share.of(1, match.pairs().size())));
        }
        for (int i = 0; i < rights.size(); i++)
            associable(right, "R" + (i + 1), rights.get(i), match.pairs().size());
        if (match.pairs().stream().anyMatch(pair -> pair.left().feedback().isPresent()))
            notes.add("feedback of pairs was left out");
        if (match.credit() == Credit.ALL) xml.matchCorrect();
        else xml.mapped(declaration, worth);
    }

    private void associable(Element set, String identifier, Kind.Option option, int most) {
        set.appendElement("simpleAssociableChoice")
                .attr("identifier", identifier)
                .attr("matchMax", Integer.toString(most))
                .appendChildren(text.line(option.text()).childNodesCopy());
    }

    private void order(List<Kind.Option> items, Credit credit) {
        if (credit != Credit.ALL) notes.add("only the whole order earns points there");
        if (items.stream().anyMatch(one -> one.feedback().isPresent()))
            notes.add("feedback of items was left out");
        var correct = xml.declaration("ordered", "identifier").appendElement("correctResponse");
        var interaction =
                xml.body
                        .appendElement("orderInteraction")
                        .attr("responseIdentifier", QtiDocument.RESPONSE)
                        .attr("shuffle", "true");
        for (int i = 0; i < items.size(); i++) {
            var identifier = "I" + (i + 1);
            correct.appendElement("value").text(identifier);
            interaction
                    .appendElement("simpleChoice")
                    .attr("identifier", identifier)
                    .appendChildren(text.line(items.get(i).text()).childNodesCopy());
        }
        xml.matchCorrect();
    }

    private void essay(Kind.Essay essay) {
        xml.declaration("single", "string");
        var interaction =
                xml.body
                        .appendElement("extendedTextInteraction")
                        .attr("responseIdentifier", QtiDocument.RESPONSE);
        // Six letters and a space are an English word, roughly.
        if (essay.most() > 0)
            interaction.attr("expectedLength", Integer.toString(7 * essay.most()));
        if (essay.fewest() > 0 || essay.most() > 0)
            notes.add("the number of words is only a hint there");
        if (essay.rubric().isEmpty() && essay.model().isEmpty()) return;
        var scorer = xml.body.appendElement("rubricBlock").attr("view", "scorer");
        if (!essay.rubric().isEmpty()) {
            notes.add("the rubric is text for markers there");
            var list = scorer.appendElement("ul");
            for (var criterion : essay.rubric())
                list.appendElement("li")
                        .text(
                                "%s (%s): %s"
                                        .formatted(
                                                criterion.title(),
                                                criterion.points().toPlainString(),
                                                criterion.about()));
        }
        essay.model()
                .ifPresent(model -> scorer.appendChildren(text.blocks(model).childNodesCopy()));
    }

    private void explanation(String words) {
        xml.outcome(QtiDocument.EXPLANATION, "single", "identifier");
        QtiDocument.set(xml.processing, QtiDocument.EXPLANATION)
                .appendElement("baseValue")
                .attr("baseType", "identifier")
                .text("always");
        xml.feedback
                .appendElement("modalFeedback")
                .attr("outcomeIdentifier", QtiDocument.EXPLANATION)
                .attr("identifier", "always")
                .attr("showHide", "show")
                .appendChildren(text.blocks(words).childNodesCopy());
    }
}
