package savepoint.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import tools.jackson.databind.json.JsonMapper;

/// What the browser of one student sends, as the pages' own scripts do.
final class Student {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI site;
    private final String cookie;
    private final int number;
    private Map<String, String> start = Map.of();
    private String startAction;
    private URI attempt;
    private SittingForm form;

    /// @param number from 0, so that not everybody answers the same question first
    Student(HttpClient client, URI site, String cookie, int number) {
        this.client = client;
        this.site = site;
        this.cookie = cookie;
        this.number = number;
    }

    /// An answer as the server has acknowledged it.
    record Receipt(String attempt, int question, int version) {}

    /// The platform did not do what was asked of it.
    static final class Unserved extends IOException {
        private static final long serialVersionUID = 1;

        Unserved(String what) {
            super(what);
        }
    }

    /// Reads a page.
    String read(String path) throws IOException, InterruptedException {
        return expect(200, get(path)).body();
    }

    /// Hands in what stands in the editor of an assignment's page, as its button does.
    void handInStarter(String assignment) throws IOException, InterruptedException {
        var page = Jsoup.parse(read(assignment));
        var form = page.selectFirst("form[data-guard][action$=/submissions]");
        if (form == null) throw new Unserved("nothing can be handed in: " + page.text());
        var fields = new LinkedHashMap<String, String>();
        for (var field : form.select("input[type=hidden][name]"))
            fields.put(field.attr("name"), field.val());
        for (var text : form.select("textarea[name]"))
            fields.put(text.attr("name"), text.wholeText());
        expect(303, post(form.attr("action"), fields, "text/html"));
    }

    /// Opens the quiz's first page.
    void arrive(String quiz) throws IOException, InterruptedException {
        var page = Jsoup.parse(expect(200, get(quiz)).body());
        var begin = page.selectFirst("form[action$=/attempts]");
        if (begin == null) throw new Unserved("the quiz cannot be started: " + page.text());
        startAction = begin.attr("action");
        var fields = new LinkedHashMap<String, String>();
        for (var field : begin.select("input[name]")) fields.put(field.attr("name"), field.val());
        start = fields;
    }

    /// Starts the quiz and opens its page.
    void begin() throws IOException, InterruptedException {
        var begun = expect(303, post(startAction, start, "text/html"));
        attempt = site.resolve(begun.headers().firstValue("location").orElseThrow());
        form = SittingForm.read(expect(200, get(attempt.getPath())).body());
    }

    /// Opens the stream on which the page hears of changes of its time, and leaves it open.
    void listen() throws IOException, InterruptedException {
        var request = request(form.events()).GET().build();
        var stream = client.send(request, BodyHandlers.ofInputStream());
        if (stream.statusCode() != 200) throw new Unserved("no event stream: " + stream);
    }

    /// Asks how much time is left; whether the attempt has ended.
    boolean ask() throws IOException, InterruptedException {
        var state = expect(200, get(form.state())).body();
        return JsonMapper.shared().readTree(state).at("/ended").asBoolean();
    }

    /// Hands in, as the button of the page does.
    void handIn() throws IOException, InterruptedException {
        expect(303, post(attempt.getPath() + "/hand-in", form.hidden(), "text/html"));
    }

    /// Looks at the attempt, whether it runs or has ended.
    void review() throws IOException, InterruptedException {
        expect(200, get(attempt.getPath()));
    }

    /// Saves an answer to one question after the other, each time another answer.
    Receipt save(int turn) throws IOException, InterruptedException {
        int questions = form.questions().size();
        var question = form.questions().get((turn + number) % questions);
        var fields = new LinkedHashMap<>(form.hidden());
        fields.put(question.name(), "0");
        fields.put("typed-at", Long.toString(System.currentTimeMillis()));
        fields.putAll(question.answer(turn / questions));
        var told = expect(200, post(form.action(), fields, "application/json")).body();
        var saved = JsonMapper.shared().readTree(told).at("/saved/0");
        if (saved.at("/late").asBoolean(true))
            throw new Unserved("an answer was not taken in time: " + told);
        var path = attempt.getPath();
        return new Receipt(
                path.substring(path.lastIndexOf('/') + 1),
                saved.at("/question").asInt(),
                saved.at("/version").asInt());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String accepted)
            throws IOException, InterruptedException {
        var body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", accepted)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .timeout(PATIENCE)
                .header("Cookie", cookie);
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer)
            throws Unserved {
        if (answer.statusCode() == status) return answer;
        throw new Unserved(
                "%s %s is answered with %d: %s"
                        .formatted(
                                answer.request().method(),
                                answer.uri().getPath(),
                                answer.statusCode(),
                                Jsoup.parse(answer.body()).text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
