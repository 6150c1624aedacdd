package savepoint.server.content.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// The XML of an item of QTI 2.1: its parts, and how an answer earns points there.
final class QtiDocument {
    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    static final String RESPONSE = "RESPONSE";
    static final String FEEDBACK = "FEEDBACK";
    static final String EXPLANATION = "EXPLANATION";

    private final Question question;
    private final Document xml = Jsoup.parse("", "", Parser.xmlParser());
    // The standard wants them in this order, whichever of them is written first.
    final Element responses;
    private final Element outcomes;
    final Element body;
    final Element processing;
    final Element feedback;

    QtiDocument(Question question) {
        this.question = question;
        xml.outputSettings()
                .syntax(Document.OutputSettings.Syntax.xml)
                .escapeMode(Entities.EscapeMode.xhtml)
                .prettyPrint(false);
        var item =
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

    /// What a share of the question's points comes to.
    static String points(Question question, Share share) {
        return new BigDecimal(share.part())
                .multiply(question.points())
                .divide(new BigDecimal(share.of()), 6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    Element declaration(String cardinality, String type) {
        return responses
                .appendElement("responseDeclaration")
                .attr("identifier", RESPONSE)
                .attr("cardinality", cardinality)
                .attr("baseType", type);
    }

    void matchCorrect() {
        var right = processing.appendElement("responseCondition").appendElement("responseIf");
        var match = right.appendElement("match");
        match.appendElement("variable").attr("identifier", RESPONSE);
        match.appendElement("correct").attr("identifier", RESPONSE);
        set(right, "SCORE")
                .appendElement("baseValue")
                .attr("baseType", "float")
                .text(points(question, Share.ALL));
    }

    void mapped(Element declaration, List<String> worth) {
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

    Element outcome(String identifier, String cardinality, String type) {
        return outcomes.appendElement("outcomeDeclaration")
                .attr("identifier", identifier)
                .attr("cardinality", cardinality)
                .attr("baseType", type);
    }

    String finished() {
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
