package savepoint.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import savepoint.server.web.Cookie;

/// What a browser does, over real HTTP: keeps cookies, sends forms with their token, follows no redirect by itself.
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(PATIENCE).build();

    /// A browser that has been nowhere yet.
    public Browser(int port) {
        base = URI.create("http://127.0.0.1:" + port);
    }

    /// A reply with its body as text.
    public record Answer(int status, String body, HttpResponse<?> response) {
        /// A header's first value, or empty.
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /// Where a redirect leads, or empty.
        public String location() {
            return header("location");
        }

        /// The token of a form on the page.
        public Optional<String> csrf() {
            var found = CSRF.matcher(body);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    /// Reads a page.
    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /// Sends a form as a page of the site would, with the token that pages give this browser.
    public Answer post(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("csrf", csrf());
        return postWithoutToken(path, all);
    }

    /// Sends a form with these fields and nothing else.
    public Answer postWithoutToken(String path, Map<String, String> fields) {
        return send(form(path, fields).build());
    }

    /// A form to which headers can be added.
    public HttpRequest.Builder form(String path, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    /// Sends a file by a form of ours, as its field `file`.
    public Answer upload(String path, String name, byte[] bytes) {
        var boundary = "boundary7f3a9c";
        var head =
                "--%s\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/csv\r\n\r\n"
                        .formatted(boundary, csrf(), boundary, name)
                        .getBytes(StandardCharsets.UTF_8);
        var tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(BodyPublishers.ofByteArrays(List.of(head, bytes, tail)))
                        .build());
    }

    /// A request to which everything can be added.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    /// Sends a request and reads the reply to its end; of an event stream, which has none, only the head.
    public Answer send(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                var streams =
                        response.headers()
                                .firstValue("content-type")
                                .orElse("")
                                .startsWith("text/event-stream");
                var text = streams ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), text, response);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(request + " got no reply", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A download as it comes, byte by byte.
    public byte[] download(String path) {
        try {
            var response = client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200)
                throw new IllegalStateException(path + " answers " + response.statusCode());
            return response.body();
        } catch (IOException failed) {
            throw new IllegalStateException(path + " got no reply", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// A token for this browser's forms, from any page that it saw as whom it is now.
    public String csrf() {
        var identity = cookie(Cookie.SESSION).or(() -> cookie("visit"));
        return identity.map(who -> tokens.computeIfAbsent(who, _ -> token()))
                .orElseGet(this::token);
    }

    private String token() {
        var signIn = get("/sign-in").csrf();
        return signIn.or(() -> get("/nowhere").csrf())
                .orElseThrow(() -> new IllegalStateException("no page gave a token"));
    }

    /// Signs in by the form.
    public Answer signIn(String email, String password) {
        return post("/sign-in", Map.of("email", email, "password", password));
    }

    /// The value of a cookie, if this browser has it.
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().get(base).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /// Plants a cookie.
    public void setCookie(String name, String value) {
        var cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain(base.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(base, cookie);
    }

    @Override
    public void close() {
        client.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
