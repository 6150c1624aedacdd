package savepoint.server.assignment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.web.Cookie;

/// An open stream of server-sent events, read one by one.
public final class Events implements AutoCloseable {
    private final HttpClient client;
    private final BufferedReader lines;

    private Events(HttpClient client, InputStream body) {
        this.client = client;
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /// Opens it as somebody.
    public static Events of(TestPlatform platform, Somebody somebody, String path)
            throws IOException {
        try (var browser = platform.browser(somebody)) {
            return of(platform, browser, path);
        }
    }

    /// Opens it in a browser's session.
    public static Events of(TestPlatform platform, Browser browser, String path)
            throws IOException {
        try {
            var client = HttpClient.newHttpClient();
            var address = URI.create("http://127.0.0.1:" + platform.platform().port() + path);
            var request =
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/event-stream")
                            .header(
                                    "Cookie",
                                    "session=" + browser.cookie(Cookie.SESSION).orElseThrow())
                            .build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() != 200)
                throw new IllegalStateException(path + " answers " + response.statusCode());
            return new Events(client, response.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// The data of the next event of type progress; null at the end of the stream.
    public String next() throws IOException {
        var event = "";
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) event = line.substring(7);
            if (line.startsWith("data: ") && event.equals("progress")) return line.substring(6);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
        client.shutdownNow();
    }
}
