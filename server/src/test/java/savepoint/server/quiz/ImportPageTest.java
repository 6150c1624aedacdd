package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.TestQuizzes;
import savepoint.server.content.exchange.Archive;

/// An instructor takes questions over from another system, by the page.
class ImportPageTest {
    private static final String MOODLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <quiz>
            <question type="multichoice">
              <name><text>Isolation</text></name>
              <questiontext format="html"><text><![CDATA[<p>Which <b>level</b>?</p><p><img src="@@PLUGINFILE@@/levels.png" alt="levels"></p><script>alert(1)</script>]]></text>
                <file name="levels.png" path="/" encoding="base64">aWNvbg==</file></questiontext>
              <single>true</single>
              <answer fraction="100" format="html"><text>READ COMMITTED</text><feedback format="html"><text>Yes.</text></feedback></answer>
              <answer fraction="-50" format="html"><text>SERIALIZABLE</text></answer>
            </question>
            <question type="ddmarker"><name><text>Onto the picture</text></name><questiontext format="html"><text>Drag.</text></questiontext></question>
            </quiz>
            """;
    private static final Pattern PICTURE = Pattern.compile("<img[^>]* src=\"([^\"]+)\"");

    private static TestPlatform platform;
    private static Browser instructor;
    private static String page;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestQuizzes.publish(platform, TestQuizzes.usual(), null);
        instructor = platform.browser(Somebody.INSTRUCTOR);
        page = platform.term().path() + "/question-imports";
    }

    @AfterAll
    static void stop() {
        instructor.close();
        platform.close();
    }

    private static Browser.Answer send(String topic, String name, byte[] file) {
        var boundary = "a-boundary-that-is-in-no-file";
        var body = new ByteArrayOutputStream();
        var fields = Map.of("csrf", instructor.csrf(), "topic", topic);
        fields.forEach((field, value) ->
                body.writeBytes(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, field, value)
                                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                        .formatted(boundary, name)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return instructor.send(
                instructor
                        .request(page)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void what_came_over_is_shown_as_students_would_see_it_and_downloaded() throws IOException {
        var start = instructor.get(platform.term().path() + "/quizzes/week-11").body();
        assertTrue(start.contains("href=\"" + page + "\""), "linked from the quiz");
        assertTrue(instructor.get(page).body().contains("Look at what comes over"));

        var sent = send("levels", "week 11.xml", bytes(MOODLE));
        assertEquals(303, sent.status(), sent.body());
        var report = instructor.get(sent.location()).body();
        assertTrue(report.contains("week 11.xml"), report);
        assertTrue(report.contains("Which <strong>level</strong>?"), report);
        assertTrue(report.contains("type=\"radio\""), "as a question to be answered");
        assertTrue(report.contains("a wrong answer took points away; here it earns nothing"));
        assertTrue(report.contains("`script` was left out"));
        assertTrue(report.contains("questions of type `ddmarker` have no counterpart here"));
        assertFalse(report.contains("alert(1)"));

        var picture = PICTURE.matcher(report);
        assertTrue(picture.find(), report);
        var shown = instructor.get(picture.group(1));
        assertEquals("icon", shown.body());
        assertEquals("image/png", shown.header("content-type"));
        var files = unzipped(sent.location() + "/files.zip");
        assertEquals(
                "[quizzes/bank/levels/images/isolation-2-levels.png, quizzes/bank/levels/isolation-2.md]",
                files.keySet().toString());
        assertTrue(
                files.get("quizzes/bank/levels/isolation-2.md").contains("- [x] READ COMMITTED"));
    }

    private static Map<String, String> unzipped(String path) throws IOException {
        var answer =
                java.net.http.HttpClient.newHttpClient()
                        .sendAsync(
                                instructor
                                        .request(path)
                                        .header(
                                                "Cookie",
                                                "session="
                                                        + instructor
                                                                .cookie("session")
                                                                .orElseThrow())
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .join();
        assertEquals(200, answer.statusCode());
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
        return files;
    }

    @Test
    void a_slug_that_the_bank_has_is_not_taken_twice() {
        var sent = send("levels", "again.gift", bytes("::ACID:: Is it? {T}"));
        assertEquals(303, sent.status());
        assertTrue(
                instructor.get(sent.location()).body().contains("quizzes/bank/levels/acid-2.md"));
    }

    @Test
    void bombs_entities_and_strangers_are_refused_and_what_was_typed_stays() {
        refused(
                send(
                        "joins",
                        "a.xml",
                        bytes("<!DOCTYPE q [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz/>")),
                "it declares entities");
        refused(
                send("joins", "a.zip", Archive.write(Map.of("bomb.xml", new byte[17 << 20]))),
                "unpacked, the zip is larger");
        refused(send("joins", "a.xml", bytes("<html></html>")), "neither Moodle’s nor QTI");
        refused(send("joins", "a.zip", bytes("PK not a zip")), "the zip");
        var topic = send("../joins", "a.gift", bytes("Is it? {T}"));
        assertEquals(422, topic.status());
        assertTrue(topic.body().contains("value=\"../joins\""), topic.body());
        assertEquals(413, send("joins", "large.xml", new byte[5 << 20]).status());
        assertEquals(422, instructor.post(page, Map.of("topic", "joins")).status());
    }

    private static void refused(Browser.Answer answer, String reason) {
        assertEquals(422, answer.status());
        assertTrue(
                answer.body()
                        .replace("&#39;", "’")
                        .replace("Moodle's", "Moodle’s")
                        .contains(reason),
                answer.body());
        assertTrue(answer.body().contains("value=\"joins\""), "the topic stays in the form");
    }

    @Test
    void students_and_strangers_see_nothing_of_it() {
        var ref = TestQuizzes.questionImport(platform);
        try (var student = platform.browser(Somebody.STUDENT);
                var elsewhere = platform.browser(Somebody.INSTRUCTOR_OF_ANOTHER_COURSE)) {
            assertEquals(403, student.get(page + "/" + ref).status());
            assertEquals(404, elsewhere.get(page + "/" + ref).status());
        }
    }
}
