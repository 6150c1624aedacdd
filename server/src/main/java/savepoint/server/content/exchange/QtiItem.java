package savepoint.server.content.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import savepoint.server.content.question.Credit;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// Writes one question as an item of QTI 2.1.
final class QtiItem {
    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    static final String RESPONSE = "RESPONSE";
    static final String FEEDBACK = "FEEDBACK";
    static final String EXPLANATION = "EXPLANATION";

    private final Question question;
    private final ItemText text;
    private final List<String> notes;
    private final Document xml = Jsoup.parse("", "", Parser.xmlParser());
    // The standard wants them in this order, whichever of them is written first.
    private final Element item;
    private final Element responses;
    private final Element outcomes;
    private final Element body;
    private final Element processing;
    private final Element feedback;

    private QtiItem(Question question, ItemText text, List<String> notes) {
        this.question = question;
        this.text = text;
        this.notes = notes;
        xml.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        item =
                xml.appendElement("assessmentItem")
                        .attr("xmlns", NAMESPACE)
                        .attr("identifier", question.slug())
                        .attr("title", question.title())
                        .attr("adaptive", "false")
                        .attr("timeDependent", "false");
        responses = item.appendElement("responses");
        outcomes = item.appendElement("outcomes");
        body = item.appendElement("itemBody");
        processing = item.appendElement("responseProcessing");
        feedback = item.appendElement("feedback");
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
        return writer.write() ? Optional.of(writer.finished()) : Optional.empty();
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
                typed().line(question.kind(), body.appendElement("p"));
            }
            case Kind.FillIn(var gaps, var credit) -> {
                if (credit == Credit.ALL) notes.add("each gap earns its part there");
                body.appendChildren(text.blocks(question.prompt()).childNodesCopy());
                typed().gaps(gaps, body);
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
        body.appendChildren(text.blocks(question.prompt()).childNodesCopy());
    }

    private QtiTyped typed() {
        return new QtiTyped(question, text, notes, responses, processing, feedback);
    }

    /// What a share of the question's points comes to.
    static String points(Question question, Share share) {
        return new BigDecimal(share.part())
                .multiply(question.points())
                .divide(new BigDecimal(share.of()), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Element declaration(String cardinality, String type) {
        return responses
                .appendElement("responseDeclaration")
                .attr("identifier", RESPONSE)
                .attr("cardinality", cardinality)
                .attr("baseType", type);
    }

    private void choices(List<Kind.Option> options, boolean shuffle, boolean many, Credit credit) {
        var declaration = declaration(many ? "multiple" : "single", "identifier");
        var correct = declaration.appendElement("correctResponse");
        long rights = options.stream().filter(option -> option.share().isSome()).count();
        var worth = new ArrayList<String>();
        var interaction =
                body.appendElement("choiceInteraction")
                        .attr("responseIdentifier", RESPONSE)
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
            worth.add(identifier + " " + points(question, share));
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
        if (exact) matchCorrect();
        else mapped(declaration, worth);
        if (!interaction.select("feedbackInline, feedbackBlock").isEmpty()) {
            outcome(FEEDBACK, many ? "multiple" : "single", "identifier");
            set(processing, FEEDBACK).appendElement("variable").attr("identifier", RESPONSE);
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
                .attr("outcomeIdentifier", FEEDBACK)
                .attr("identifier", identifier)
                .attr("showHide", "show")
                .appendChildren(line.childNodesCopy());
    }

    private void match(Kind.Match match) {
        var declaration = declaration("multiple", "directedPair");
        var correct = declaration.appendElement("correctResponse");
        var worth = new ArrayList<String>();
        var interaction =
                body.appendElement("matchInteraction")
                        .attr("responseIdentifier", RESPONSE)
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
            worth.add(both + " " + points(question, Share.of(1, match.pairs().size())));
        }
        for (int i = 0; i < rights.size(); i++)
            associable(right, "R" + (i + 1), rights.get(i), match.pairs().size());
        if (match.pairs().stream().anyMatch(pair -> pair.left().feedback().isPresent()))
            notes.add("feedback of pairs was left out");
        if (match.credit() == Credit.ALL) matchCorrect();
        else mapped(declaration, worth);
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
        var correct = declaration("ordered", "identifier").appendElement("correctResponse");
        var interaction =
                body.appendElement("orderInteraction")
                        .attr("responseIdentifier", RESPONSE)
                        .attr("shuffle", "true");
        for (int i = 0; i < items.size(); i++) {
            var identifier = "I" + (i + 1);
            correct.appendElement("value").text(identifier);
            interaction
                    .appendElement("simpleChoice")
                    .attr("identifier", identifier)
                    .appendChildren(text.line(items.get(i).text()).childNodesCopy());
        }
        matchCorrect();
    }

    private void essay(Kind.Essay essay) {
        declaration("single", "string");
        var interaction =
                body.appendElement("extendedTextInteraction").attr("responseIdentifier", RESPONSE);
        // Six letters and a space are an English word, roughly.
        if (essay.most() > 0)
            interaction.attr("expectedLength", Integer.toString(7 * essay.most()));
        if (essay.fewest() > 0 || essay.most() > 0)
            notes.add("the number of words is only a hint there");
        if (essay.rubric().isEmpty() && essay.model().isEmpty()) return;
        var scorer = body.appendElement("rubricBlock").attr("view", "scorer");
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
        outcome(EXPLANATION, "single", "identifier");
        set(processing, EXPLANATION)
                .appendElement("baseValue")
                .attr("baseType", "identifier")
                .text("always");
        feedback.appendElement("modalFeedback")
                .attr("outcomeIdentifier", EXPLANATION)
                .attr("identifier", "always")
                .attr("showHide", "show")
                .appendChildren(text.blocks(words).childNodesCopy());
    }

    private void matchCorrect() {
        var right = processing.appendElement("responseCondition").appendElement("responseIf");
        var match = right.appendElement("match");
        match.appendElement("variable").attr("identifier", RESPONSE);
        match.appendElement("correct").attr("identifier", RESPONSE);
        set(right, "SCORE")
                .appendElement("baseValue")
                .attr("baseType", "float")
                .text(points(question, Share.ALL));
    }

    private void mapped(Element declaration, List<String> worth) {
        var mapping =
                declaration
                        .appendElement("mapping")
                        .attr("lowerBound", "0")
                        .attr("upperBound", points(question, Share.ALL))
                        .attr("defaultValue", "0");
        for (var entry : worth) {
            int space = entry.lastIndexOf(' ');
            mapping.appendElement("mapEntry")
                    .attr("mapKey", entry.substring(0, space))
                    .attr("mappedValue", entry.substring(space + 1));
        }
        set(processing, "SCORE").appendElement("mapResponse").attr("identifier", RESPONSE);
    }

    static Element set(Element where, String outcome) {
        return where.appendElement("setOutcomeValue").attr("identifier", outcome);
    }

    private Element outcome(String identifier, String cardinality, String type) {
        return outcomes.appendElement("outcomeDeclaration")
                .attr("identifier", identifier)
                .attr("cardinality", cardinality)
                .attr("baseType", type);
    }

    private String finished() {
        var score = outcome("SCORE", "single", "float");
        score.attr("normalMaximum", points(question, Share.ALL))
                .appendElement("defaultValue")
                .appendElement("value")
                .text("0");
        if (!feedback.select("[outcomeIdentifier=" + FEEDBACK + "]").isEmpty()
                && outcomes.select("[identifier=" + FEEDBACK + "]").isEmpty())
            outcome(FEEDBACK, "single", "identifier");
        if (processing.childrenSize() == 0) processing.remove();
        responses.unwrap();
        outcomes.unwrap();
        feedback.unwrap();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.outerHtml() + "\n";
    }
}
