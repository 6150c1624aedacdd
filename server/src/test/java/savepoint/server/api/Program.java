package savepoint.server.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;
import savepoint.server.people.Audit;
import savepoint.server.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that acts for somebody by a token, over real HTTP.
public final class Program implements AutoCloseable {
    private final Browser http;
    private final String root;
    private final String token;

    /// A program with this token.
    public Program(TestPlatform platform, String token) {
        this.http = platform.browser();
        this.root =
                "/api/v1/terms/%s/%s".formatted(platform.term().course(), platform.term().slug());
        this.token = token;
    }

    /// A new token of somebody's that holds for a month.
    public static String token(TestPlatform platform, Somebody somebody, Scope scope) {
        return token(platform, platform.person(somebody), scope);
    }

    /// The same for a person.
    public static String token(TestPlatform platform, Person person, Scope scope) {
        var clock = platform.clock();
        return new ApiTokens(platform.platform().database(), new Audit(clock), clock)
                .make(person, "test", scope, 30)
                .text();
    }

    /// A reply with its body as JSON.
    record Answer(int status, JsonNode json, Browser.Answer raw) {
        String text(String path) {
            return json.at(path).asString();
        }
    }

    Answer get(String path) {
        return answer(http.send(authorized(path).GET().build()));
    }

    /// What an address of the term answers, as text.
    public String body(String path) {
        return inTerm(path).raw().body();
    }

    /// How an address answers.
    public int status(String path) {
        return get(path).status();
    }

    Answer inTerm(String path) {
        return get(root + path);
    }

    Answer handIn(String assignment, Map<String, String> files, String key) {
        return handIn(
                assignment,
                "application/json",
                JsonMapper.shared().writeValueAsString(Map.of("files", files)),
                key);
    }

    Answer handIn(String assignment, String type, String body, String key) {
        var request =
                authorized(root + "/assignments/" + assignment + "/submissions")
                        .header("Content-Type", type);
        if (key != null) request.header("Idempotency-Key", key);
        return answer(http.send(request.POST(BodyPublishers.ofString(body)).build()));
    }

    private java.net.http.HttpRequest.Builder authorized(String path) {
        var request = http.request(path).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer answer(Browser.Answer raw) {
        var json =
                raw.header("content-type").contains("json")
                        ? JsonMapper.shared().readTree(raw.body())
                        : JsonMapper.shared().createObjectNode();
        return new Answer(raw.status(), json, raw);
    }

    @Override
    public void close() {
        http.close();
    }
}
