package savepoint.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Renders every template in every state and checks what the Content-Security-Policy and a reader
/// without eyes or mouse rely on. The pages stay in `target/preview` to be looked at.
class PreviewTest {

    private static final Path PREVIEW = Path.of("target/preview");
    private static final Pattern TAG =
            Pattern.compile("<([a-z][a-z0-9]*)((?:\\s[^<>\"']*|\"[^\"]*\"|'[^']*')*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([a-zA-Z:-]+)(?:=\"([^\"]*)\")?");

    private final Templates templates = new Templates();

    @TestFactory
    Stream<DynamicTest> every_page_renders_and_keeps_the_rules() {
        return SamplePages.all().entrySet().stream()
                .map(sample ->
                        DynamicTest.dynamicTest(
                                sample.getKey(), () -> check(sample.getKey(), sample.getValue())));
    }

    private void check(String name, SamplePages.Sample sample) throws IOException {
        var html =
                new String(
                        templates.render(sample.template(), sample.page(), sample.layout()),
                        StandardCharsets.UTF_8);
        Files.createDirectories(PREVIEW);
        Files.writeString(PREVIEW.resolve(name + ".html"), html);

        assertFalse(html.contains("th:"), "a template attribute was left over");
        assertFalse(html.contains("<style"), "styles stand in style sheets");
        assertEquals(List.of(), elements(html).filter(PreviewTest::breaksThePolicy).toList());
        assertEquals(List.of(), inputsWithoutLabel(html));
        assertEquals(List.of(), danglingReferences(html));
        assertEquals(1, html.split("<h1", -1).length - 1, "one h1");
        assertEquals(1, html.split("<main", -1).length - 1, "one main");
        assertEquals(List.of(), formsWithoutToken(html));
        assertTrue(html.startsWith("<!doctype html>"), "a doctype");
        assertFalse(words(html).contains(" 1 points"), "1 point");
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    record Element(String name, String attributes) {
        String attribute(String name) {
            return ATTRIBUTE
                    .matcher(attributes)
                    .results()
                    .filter(found -> found.group(1).equals(name))
                    .map(found -> found.group(2) == null ? "" : found.group(2))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static Stream<Element> elements(String html) {
        return TAG.matcher(html).results().map(tag -> new Element(tag.group(1), tag.group(2)));
    }

    private static boolean breaksThePolicy(Element element) {
        var names =
                ATTRIBUTE
                        .matcher(element.attributes())
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        var inline =
                names.contains("style") || names.stream().anyMatch(name -> name.startsWith("on"));
        var script = element.name().equals("script") && element.attribute("src") == null;
        var href = element.attribute("href");
        return inline || script || (href != null && href.startsWith("javascript:"));
    }

    private static List<Element> inputsWithoutLabel(String html) {
        var labelled = new HashSet<String>();
        elements(html)
                .filter(element -> element.name().equals("label"))
                .forEach(label -> labelled.add(label.attribute("for")));
        return elements(html)
                .filter(element -> List.of("input", "textarea", "select").contains(element.name()))
                .filter(element -> !"hidden".equals(element.attribute("type")))
                .filter(element ->
                        element.attribute("id") == null
                                || !labelled.contains(element.attribute("id")))
                .toList();
    }

    private static List<String> danglingReferences(String html) {
        var ids =
                elements(html)
                        .map(element -> element.attribute("id"))
                        .filter(id -> id != null)
                        .toList();
        assertEquals(ids.size(), new HashSet<>(ids).size(), () -> "an id stands twice in " + ids);
        return elements(html)
                .flatMap(element ->
                        Stream.of("for", "aria-labelledby", "aria-describedby")
                                .map(element::attribute))
                .filter(reference -> reference != null)
                .flatMap(reference -> Stream.of(reference.split(" ")))
                .filter(id -> !ids.contains(id))
                .toList();
    }

    private static List<String> formsWithoutToken(String html) {
        return Pattern.compile("<form.*?</form>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(found -> found.group())
                .filter(form -> form.contains("method=\"post\"") && !form.contains("name=\"csrf\""))
                .toList();
    }
}
