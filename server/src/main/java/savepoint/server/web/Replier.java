package savepoint.server.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Turns a [Reply] into HTTP.
final class Replier {
    private static final Logger log = LoggerFactory.getLogger(Replier.class);

    private final Templates templates;
    private final Statics statics;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Replier(Templates templates, Statics statics) {
        this.templates = templates;
        this.statics = statics;
    }

    void send(Exchange exchange, Reply reply) {
        send(exchange, reply, Frame.EMPTY);
    }

    private void send(Exchange exchange, Reply reply, Frame frame) {
        switch (reply) {
            case Reply.Framed(var around, var inner) -> send(exchange, inner, around);
            case Reply.Setting(var cookie, var inner) -> {
                exchange.set(cookie);
                send(exchange, inner, frame);
            }
            case Reply.Page page -> page(exchange, 200, page, frame);
            case Reply.Invalid(var page) -> page(exchange, 422, page, frame);
            case Reply.Conflict(var page) -> page(exchange, 409, page, frame);
            case Reply.TooMany(var page, var wait) -> {
                retryAfter(exchange.context(), wait);
                page(exchange, 429, page, frame);
            }
            case Reply.SeeOther(var location, var flash) -> {
                if (flash != null) exchange.keep(flash);
                redirect(exchange.context(), location);
            }
            case Reply.Elsewhere(var location) -> redirect(exchange.context(), location.toString());
            case Reply.Denied(var reason) -> error(exchange, problem(403, reason, exchange), frame);
            case Reply.Missing() -> error(exchange, problem(404, null, exchange), frame);
            case Reply.Unprocessable(var detail, var typed) ->
                    error(exchange, problem(422, detail, exchange).holding(typed), frame);
            case Reply.Busy(var wait) -> error(exchange, busy(wait), frame);
            case Reply.NeedsSignIn(var next) -> signIn(exchange, next);
            case Reply.File file -> file(exchange.context(), file);
            case Reply.Asset(var type, var bytes) -> {
                SecurityHeaders.inert(exchange.context());
                exchange.context().contentType(type).result(bytes);
            }
            case Reply.Json(var status, var value) -> json(exchange.context(), status, value);
            case Reply.Problem(var status, var detail, var problems, var wait) ->
                    error(
                            exchange,
                            new ErrorPage(
                                    status,
                                    detail,
                                    problems,
                                    wait == null ? null : Math.toIntExact(wait.toSeconds()),
                                    null,
                                    null,
                                    null),
                            frame);
            case Reply.Created(var location, var value) -> {
                exchange.context().header("Location", location);
                json(exchange.context(), 201, value);
            }
            case Reply.Events(var feed) -> events(exchange.context(), feed);
        }
    }

    int streams() {
        return streams.size();
    }

    /// Ends the open streams, and those of browsers that come back meanwhile, so that stopping need not wait for them.
    void endStreams() {
        stopping = true;
        streams.forEach(EventStream::end);
    }

    static ErrorPage problem(int status, String detail, Exchange exchange) {
        return new ErrorPage(
                status, detail, List.of(), null, exchange.back().orElse(null), null, null);
    }

    static ErrorPage busy(Duration wait) {
        return new ErrorPage(
                503, null, List.of(), Math.toIntExact(wait.toSeconds()), null, null, null);
    }

    /// An error for people as a page, for scripts as JSON.
    void error(Exchange exchange, ErrorPage error, Frame frame) {
        if (error.retryAfter() != null)
            retryAfter(exchange.context(), Duration.ofSeconds(error.retryAfter()));
        if (exchange.isApi()) {
            if (error.status() == 401)
                exchange.context().header("WWW-Authenticate", "Bearer realm=\"savepoint\"");
            json(exchange.context(), error.status(), ProblemJson.of(title(error), error));
            exchange.context().contentType("application/problem+json");
        } else if (exchange.wantsJson()) {
            json(exchange.context(), error.status(), error);
        } else {
            page(
                    exchange,
                    error.status(),
                    new Reply.Page("error", new Heading(title(error)), error),
                    frame);
        }
    }

    private static String title(ErrorPage error) {
        return switch (error.status()) {
            case 401 -> "Not signed in";
            case 403 -> "Not open to you";
            case 404 -> "Nothing here";
            case 413 -> "Too large";
            case 422 -> "Not taken";
            case 429 -> "Too many requests";
            case 503 -> "Back in a moment";
            default -> "Something broke";
        };
    }

    private void page(Exchange exchange, int status, Reply.Page page, Frame frame) {
        var layout =
                new Layout(
                        page.heading().title(),
                        frame.course(),
                        page.heading().crumbs(),
                        frame.signedIn(),
                        exchange.csrf(),
                        exchange.nonce(),
                        exchange.takeFlash(),
                        statics.prefix(),
                        frame.zone());
        var html = templates.render(page.template(), page.page(), layout);
        exchange.context().status(status).contentType("text/html; charset=utf-8").result(html);
    }

    private void signIn(Exchange exchange, String next) {
        if (exchange.byScript()) {
            json(exchange.context(), 401, Map.of("status", 401, "detail", "Sign in first."));
        } else if (exchange.isRead()) {
            redirect(
                    exchange.context(),
                    next.equals("/") ? "/sign-in" : "/sign-in?next=" + encoded(next));
        } else {
            redirect(
                    exchange.context(),
                    "/sign-in?meanwhile=yes&next=" + encoded(exchange.back().orElse("/")));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void redirect(Context context, String location) {
        context.status(303).header("Location", location);
    }

    private static void retryAfter(Context context, Duration wait) {
        context.header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    private static void json(Context context, int status, Object value) {
        context.status(status)
                .contentType("application/json")
                .result(JsonMapper.shared().writeValueAsBytes(value));
    }

    private static void file(Context context, Reply.File file) {
        SecurityHeaders.inert(context);
        context.header("Content-Disposition", Attachment.disposition(file.name()));
        context.contentType(file.type()).result(file.bytes());
    }

    private void events(Context context, Feed feed) {
        context.contentType("text/event-stream; charset=utf-8").header("X-Accel-Buffering", "no");
        if (context.method().equals(HandlerType.HEAD)) return;
        var stream = new EventStream();
        streams.add(stream);
        if (stopping) stream.end();
        try {
            stream.run(feed, context.res().getOutputStream());
        } catch (IOException gone) {
            log.debug("A browser left its event stream: {}", gone.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Exception fault) {
            // The headers are sent: there is no error page any more, the browser comes back in two
            // seconds.
            log.error("An event stream of {} broke off", context.path(), fault);
        } finally {
            streams.remove(stream);
        }
    }
}
