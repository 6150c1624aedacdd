package savepoint.server.api.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API of a server, as seen from a terminal.
public final class ApiClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    private static final String DATA = "data: ";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI server;
    private final String token;

    /// Talks to this server as the owner of the token.
    public ApiClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /// Reads something.
    ///
    /// @throws IOException if the server was not reached
    public JsonNode get(String path) throws IOException, InterruptedException, Problem {
        return json(http.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    /// Hands files in, and returns the receipt. A connection that breaks is tried again: by the key the server knows a
    /// hand-in that it has taken already.
    public JsonNode handIn(String path, Map<String, byte[]> files)
            throws IOException, InterruptedException, Problem {
        var body = Multipart.of(files);
        var request =
                request(path)
                        .header("Content-Type", body.contentType())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(body.body()))
                        .build();
        for (int tried = 1; ; tried++) {
            try {
                return json(http.send(request, BodyHandlers.ofString()));
            } catch (IOException broken) {
                if (tried == TRIES) throw broken;
                Thread.sleep(PAUSE);
            }
        }
    }

    /// Hands each event of a hand-in's grading to `progress`, until the stream ends.
    void follow(String path, Consumer<JsonNode> progress)
            throws IOException, InterruptedException, Problem {
        // Without a limit of time: the server sends a sign of life every few seconds.
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        .build();
        HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != 200)
                throw problem(response.statusCode(), String.join("\n", lines.toList()));
            lines.filter(line -> line.startsWith(DATA))
                    .map(line -> JsonMapper.shared().readTree(line.substring(DATA.length())))
                    .forEach(progress);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private static JsonNode json(HttpResponse<String> response) throws Problem {
        if (response.statusCode() >= 300) throw problem(response.statusCode(), response.body());
        try {
            return JsonMapper.shared().readTree(response.body());
        } catch (JacksonException _) {
            throw new Problem("what answers there is not Savepoint");
        }
    }

    private static Problem problem(int status, String body) {
        try {
            var problem = JsonMapper.shared().readTree(body);
            var problems = new ArrayList<String>();
            problem.path("problems").forEach(one -> problems.add(one.asString()));
            var words = problem.path("detail").asString(problem.path("title").asString(""));
            if (problem.has("retryAfter"))
                words += " Try again in " + problem.path("retryAfter").asInt() + " s.";
            return new Problem(
                    status, words.isBlank() ? "The server answers " + status : words, problems);
        } catch (JacksonException _) {
            return new Problem(status, "The server answers " + status, java.util.List.of());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
