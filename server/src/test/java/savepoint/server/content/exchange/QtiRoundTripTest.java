package savepoint.server.content.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.markdown.Links;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Prompt;
import savepoint.server.content.question.Question;

/// Questions written as a package of QTI 2.1 and taken back: with the files that only we read, and from the items alone,
/// as another system would.
class QtiRoundTripTest {
    private static List<QtiExport.Source> shipped() throws IOException {
        return CourseFolder.read(Path.of("..").toRealPath(), ZoneOffset.UTC).questions().stream()
                .filter(read -> read.question().isPresent())
                .map(read -> new QtiExport.Source(read.question().get(), read.files()))
                .toList();
    }

    private static Map<String, Question> back(Report report) {
        var questions = new TreeMap<String, Question>();
        for (var line : report.lines()) {
            if (line.slug().isEmpty()) continue;
            var text = new String(report.files().get(line.slug() + ".md"), StandardCharsets.UTF_8);
            questions.put(
                    line.slug(), QtiSamples.read("back", line.slug(), line.slug() + ".md", text));
        }
        return questions;
    }

    private static boolean isCode(Question question) {
        return question.kind() instanceof Kind.Sql || question.kind() instanceof Kind.Java;
    }

    @Test
    void the_shipped_bank_comes_back_as_it_was() throws Exception {
        var sources = shipped();
        var written = QtiExport.zip(sources);
        assertEquals(sources.size(), written.lines().size(), "every question is told of");
        var report = Import.read(written.zip(), "back", Set.of());
        var back = back(report);
        for (var source : sources) {
            var before = source.question();
            if (isCode(before)) {
                assertFalse(back.containsKey(before.slug()));
                continue;
            }
            var after = back.get(before.slug());
            assertTrue(
                    after != null, () -> before.slug() + " did not come back: " + report.lines());
            assertEquals(moved(before), moved(after));
        }
        var left =
                written.lines().stream()
                        .filter(line -> line.outcome() == Report.Outcome.LEFT)
                        .map(Report.Line::name)
                        .collect(Collectors.toSet());
        assertEquals(
                sources.stream()
                        .map(QtiExport.Source::question)
                        .filter(QtiRoundTripTest::isCode)
                        .map(Question::slug)
                        .collect(Collectors.toSet()),
                left,
                "code has no form, and that is said");
        assertTrue(
                written.lines().stream()
                        .filter(line -> line.outcome() != Report.Outcome.TAKEN)
                        .noneMatch(line -> line.notes().isEmpty()));
    }

    /// Without its place and the lines of its file, which are others afterwards.
    private static Question moved(Question question) {
        return new Question(
                question.slug(),
                "",
                "",
                question.title(),
                question.tags(),
                question.difficulty(),
                question.points(),
                question.parameters(),
                question.prompt(),
                question.kind(),
                question.explanation(),
                question.wrong(),
                question.formerly(),
                question.retired());
    }

    @Test
    void the_items_alone_ask_the_same_and_want_the_same() throws Exception {
        var sources = new ArrayList<>(shipped());
        sources.addAll(QtiSamples.KINDS);
        var files = new TreeMap<>(Archive.read(QtiExport.zip(sources).zip()));
        files.keySet().removeIf(path -> path.startsWith(QtiExport.OWN));
        var report = Import.read(Archive.write(files), "back", Set.of());
        var back = back(report);
        int compared = 0;
        for (var source : sources) {
            var before = source.question();
            if (isCode(before) || !before.parameters().isEmpty()) continue;
            var after = back.get(slugOf(report, before.title()));
            assertTrue(
                    after != null, () -> before.slug() + " did not come back: " + report.lines());
            assertEquals(gist(before), gist(after));
            compared++;
        }
        assertTrue(compared > 30, compared + " compared");
    }

    private static String slugOf(Report report, String title) {
        return report.lines().stream()
                .filter(line -> line.name().equals(title))
                .findFirst()
                .map(Report.Line::slug)
                .orElse("");
    }

    /// What a question asks and what is right, whatever the Markdown it is written in.
    private static List<Object> gist(Question question) {
        var gist = new ArrayList<Object>();
        gist.add(question.title());
        gist.add(question.points().stripTrailingZeros().toPlainString());
        gist.add(words(question.prompt()));
        gist.add(question.explanation().map(QtiRoundTripTest::words));
        gist.add(gist(question.kind()));
        return gist;
    }

    private static List<Object> gist(Kind kind) {
        return switch (kind) {
            case Kind.ChooseOne(var options, _) -> List.of("one", options(options, true));
            case Kind.ChooseMany(var options, _, var credit) ->
                    List.of("many", options(options, true), credit);
            case Kind.TrueFalse(var right, var ifTrue, var ifFalse) ->
                    List.of(
                            right,
                            ifTrue.map(QtiRoundTripTest::words),
                            ifFalse.map(QtiRoundTripTest::words));
            case Kind.Numeric(var accepted, _) ->
                    List.of(
                            "number",
                            accepted.stream()
                                    .map(one ->
                                            List.of(
                                                    new BigDecimal(one.value())
                                                            .stripTrailingZeros(),
                                                    one.tolerance(),
                                                    one.share(),
                                                    one.feedback().map(QtiRoundTripTest::words)))
                                    .toList());
            case Kind.ShortText(var accepted, var folding) ->
                    List.of("text", wordings(accepted), folding.ignoreCase());
            case Kind.Match(var pairs, var extra, _, var credit) ->
                    List.of(
                            "match",
                            pairs.stream()
                                    .map(pair ->
                                            words(pair.left().text())
                                                    + " / "
                                                    + words(pair.right().text()))
                                    .toList(),
                            options(extra, false),
                            credit);
            case Kind.Order(var items, _) -> List.of("order", options(items, false));
            case Kind.FillIn(var gaps, _) ->
                    List.of(
                            "gaps",
                            gaps.stream()
                                    .map(gap -> List.of(gap.name(), inGap(gap.kind())))
                                    .toList());
            case Kind.Essay _ -> List.of("essay");
            case Kind.Sql _, Kind.Java _ -> List.of("code");
        };
    }

    /// Feedback of gaps has no form there.
    private static List<Object> inGap(Kind kind) {
        return switch (kind) {
            case Kind.ChooseOne(var options, _) -> List.of("one", options(options, false));
            case Kind.ShortText(var accepted, _) ->
                    List.of(
                            "text",
                            accepted.stream()
                                    .map(one -> List.of(one.text(), one.pattern(), one.share()))
                                    .toList());
            case Kind other -> gist(other);
        };
    }

    private static List<Object> wordings(List<Key.Wording> accepted) {
        return accepted.stream()
                .<Object>map(one ->
                        List.of(
                                one.text(),
                                one.pattern(),
                                one.share(),
                                one.feedback().map(QtiRoundTripTest::words)))
                .toList();
    }

    private static List<Object> options(List<Kind.Option> options, boolean withFeedback) {
        return options.stream()
                .<Object>map(option ->
                        List.of(
                                words(option.text()),
                                option.share(),
                                withFeedback
                                        ? option.feedback().map(QtiRoundTripTest::words)
                                        : Optional.empty()))
                .toList();
    }

    private static String words(String markdown) {
        var nowhere =
                new Links() {
                    @Override
                    public Optional<String> page(String written) {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> image(String written) {
                        return Optional.of("picture.png");
                    }
                };
        var html = Jsoup.parseBodyFragment(Prompt.prose(markdown, nowhere).html());
        return html.text().replaceAll("\\s+", "") + html.select("img").size();
    }

    @Test
    void items_are_as_the_standard_wants_them() throws Exception {
        var written = QtiExport.zip(QtiSamples.KINDS);
        var files = Archive.read(written.zip());
        var manifest = parsed(files.get("imsmanifest.xml"));
        assertEquals(
                QtiSamples.KINDS.size(),
                manifest.select("resource[type=imsqti_item_xmlv2p1]").size());
        for (var file : manifest.select("file"))
            assertTrue(files.containsKey(file.attr("href")), file::toString);
        for (var source : QtiSamples.KINDS) {
            var item = parsed(files.get("items/" + source.question().slug() + ".xml"));
            var root = item.selectFirst("assessmentItem");
            assertEquals(QtiDocument.NAMESPACE, root.attr("xmlns"));
            var order = root.children().stream().map(child -> child.tagName()).distinct().toList();
            var expected =
                    new ArrayList<>(
                            List.of(
                                    "responseDeclaration",
                                    "outcomeDeclaration",
                                    "itemBody",
                                    "responseProcessing",
                                    "modalFeedback"));
            expected.retainAll(order);
            assertEquals(expected, order);
            var responses =
                    root.select("> responseDeclaration").stream()
                            .map(one -> one.attr("identifier"))
                            .collect(Collectors.toSet());
            for (var interaction : root.select("[responseIdentifier]"))
                assertTrue(responses.contains(interaction.attr("responseIdentifier")));
            var outcomes =
                    root.select("> outcomeDeclaration").stream()
                            .map(one -> one.attr("identifier"))
                            .collect(Collectors.toSet());
            for (var set : root.select("setOutcomeValue"))
                assertTrue(outcomes.contains(set.attr("identifier")), set::toString);
        }
        assertEquals(
                List.of(
                        "the number of words is only a hint there",
                        "the rubric is text for markers there"),
                written.lines().getLast().notes());
    }

    private static org.jsoup.nodes.Document parsed(byte[] xml) {
        return Jsoup.parse(new String(xml, StandardCharsets.UTF_8), "", Parser.xmlParser());
    }
}
