package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import savepoint.server.Browser;
import savepoint.server.TestPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's hand-in form for one assignment, sent as a browser sends it.
final class Desk {
    private static final String BOUNDARY = "----savepoint-test-boundary";
    private static final Pattern KEY =
            Pattern.compile("name=\"idempotency-key\" value=\"([^\"]+)\"");

    private final Browser browser;
    private final String page;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    Desk(TestPlatform platform, Browser browser, String assignment) {
        this.browser = browser;
        this.page = platform.term().path() + "/assignments/" + assignment;
        field("csrf", browser.csrf());
    }

    /// The idempotency key of the form on the page, as it is shown now.
    static String keyOn(String html) {
        var found = KEY.matcher(html);
        if (!found.find()) throw new AssertionError("no key on the page:\n" + html);
        return found.group(1);
    }

    Desk key(String key) {
        return field("idempotency-key", key);
    }

    /// Types a file's text.
    Desk types(String file, String text) {
        return field("file:" + file, text);
    }

    /// Chooses a file of the computer for a place of the form.
    Desk chooses(String place, String name, byte[] bytes) {
        part("name=\"upload:%s\"; filename=\"%s\"".formatted(place, name), bytes);
        return this;
    }

    Desk tab(String tab) {
        return field("tab", tab);
    }

    Desk basedOn(String version) {
        return field("based-on", version);
    }

    /// Says how many times this page has sent something.
    Desk turn(int turn) {
        return field("turn", Integer.toString(turn));
    }

    /// Chooses between two drafts.
    Desk keeps(String which, String standing) {
        return field("standing", standing).field("keep", which);
    }

    /// Chooses a zip.
    Desk choosesZip(String name, byte[] bytes) {
        part("name=\"zip\"; filename=\"%s\"".formatted(name), bytes);
        return this;
    }

    Browser.Answer handsIn() {
        return sends("/submissions", "text/html");
    }

    /// Tries it on the sample rows.
    Browser.Answer runs() {
        return sends("/runs", "text/html");
    }

    /// Saves a draft by the button.
    Browser.Answer saves() {
        return sends("/drafts", "text/html");
    }

    /// Saves a draft as a script does.
    JsonNode savesQuietly(int status) {
        var answer = sends("/drafts", "application/json");
        assertEquals(status, answer.status(), answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    /// Puts the starter back into a file, or into all by an empty name.
    Browser.Answer restarts(String file) {
        return field("restart", file).sends("/restart", "text/html");
    }

    private Browser.Answer sends(String to, String accept) {
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.send(
                browser.request(page + to)
                        .header("Accept", accept)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }

    private Desk field(String name, String value) {
        part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    private void part(String disposition, byte[] bytes) {
        var head =
                "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
                        .formatted(BOUNDARY, disposition);
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
