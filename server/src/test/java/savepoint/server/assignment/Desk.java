package savepoint.server.assignment;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import savepoint.server.Browser;
import savepoint.server.TestPlatform;

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

    Browser.Answer handsIn() {
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.send(
                browser.request(page + "/submissions")
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
