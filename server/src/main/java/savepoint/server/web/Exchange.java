package savepoint.server.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// One request and its reply as HTTP sees them: cookies, CSRF token, nonce, and the message carried over a redirect.
final class Exchange {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Context context;
    private final Site site;
    private final String nonce = secret(16);

    Exchange(Context context, Site site) {
        this.context = context;
        this.site = site;
        SecurityHeaders.on(context, nonce);
        if (site.secure()) SecurityHeaders.keepToHttps(context);
    }

    Context context() {
        return context;
    }

    String nonce() {
        return nonce;
    }

    /// Whether it only reads, so that it may be asked again after a detour.
    boolean isRead() {
        return context.method().equals(HandlerType.GET)
                || context.method().equals(HandlerType.HEAD);
    }

    /// Whether a program asked, by the addresses that are for programs.
    boolean isApi() {
        return context.path().startsWith("/api/");
    }

    /// Whether errors are better told as JSON.
    boolean wantsJson() {
        return header("Accept").contains("application/json");
    }

    /// Whether a script asked, which a detour over another page would not serve.
    boolean byScript() {
        var mode = header("Sec-Fetch-Mode");
        return wantsJson()
                || header("Accept").contains("text/event-stream")
                || !(mode.isEmpty() || mode.equals("navigate"));
    }

    private String header(String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }

    /// A token for this page's forms; a browser that has no secret yet is given one.
    String csrf() {
        return Csrf.token(
                secretCookie()
                        .orElseGet(() -> {
                            var visit = secret(32);
                            set(new Cookie(Cookie.VISIT, visit, null));
                            return visit;
                        }));
    }

    /// Whether a form's token was made for this browser.
    boolean owns(String csrf) {
        return secretCookie().filter(cookie -> Csrf.matches(csrf, cookie)).isPresent();
    }

    /// Whether the browser says that a page of this site sent the request. Those too old to say are trusted here: their
    /// token is checked all the same.
    boolean fromThisSite() {
        var origin = context.header("Origin");
        if (origin != null && !site.isOrigin(origin.toLowerCase(Locale.ROOT), host())) return false;
        var site = context.header("Sec-Fetch-Site");
        return site == null || site.equals("same-origin") || site.equals("none");
    }

    /// The page of this site that led here, if any.
    Optional<String> back() {
        var referer = Optional.ofNullable(context.header("Referer"));
        return referer.flatMap(Exchange::uri)
                .filter(url -> site.isOrigin(url.getScheme() + "://" + url.getAuthority(), host()))
                .map(url ->
                        url.getRawQuery() == null
                                ? url.getRawPath()
                                : url.getRawPath() + "?" + url.getRawQuery())
                .map(LocalPath::orHome);
    }

    void set(Cookie cookie) {
        var text =
                new StringBuilder(site.nameInBrowser(cookie.name()))
                        .append('=')
                        .append(cookie.value())
                        .append("; Path=/; HttpOnly; SameSite=Lax");
        if (site.secure()) text.append("; Secure");
        if (cookie.lifetime() != null)
            text.append("; Max-Age=").append(cookie.lifetime().toSeconds());
        context.res().addHeader("Set-Cookie", text.toString());
    }

    /// Keeps a message for the next page.
    void keep(Layout.Flash flash) {
        var text = flash.tone().name() + " " + flash.text();
        var encoded =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        set(new Cookie(Cookie.FLASH, encoded, null));
    }

    /// The message kept for this page, or null. It is shown once.
    Layout.Flash takeFlash() {
        var cookie = cookie(Cookie.FLASH);
        if (cookie.isEmpty()) return null;
        set(Cookie.removed(Cookie.FLASH));
        try {
            var words =
                    new String(Base64.getUrlDecoder().decode(cookie.get()), StandardCharsets.UTF_8)
                            .split(" ", 2);
            return new Layout.Flash(Layout.Tone.valueOf(words[0]), words[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            return null; // not a message that this server kept
        }
    }

    private Optional<String> secretCookie() {
        return cookie(Cookie.SESSION).or(() -> cookie(Cookie.VISIT));
    }

    private Optional<String> cookie(String name) {
        return Optional.ofNullable(context.cookie(site.nameInBrowser(name)))
                .filter(value -> !value.isEmpty());
    }

    private String host() {
        return header("Host");
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String secret(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
