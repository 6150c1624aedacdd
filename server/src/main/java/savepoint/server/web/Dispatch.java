package savepoint.server.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes each request from Javalin to its handler and the reply back; nothing escapes it unanswered.
final class Dispatch {
    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

    private final Site site;
    private final Replier replier;
    private final RequestReader reader;
    private final Traffic traffic;

    Dispatch(Site site, Replier replier, Traffic traffic) {
        this.traffic = traffic;
        this.site = site;
        this.replier = replier;
        this.reader = new RequestReader(site);
    }

    void answer(Context context, Route route) {
        seen(
                context,
                route.method(),
                route.path(),
                () ->
                        answer(
                                context,
                                route.method(),
                                route.audience().isBrowsers(),
                                route.handler()));
    }

    void asset(Context context, Statics statics, Handler otherwise) {
        seen(
                context,
                Method.GET,
                "/static",
                () -> {
                    var _ = new Exchange(context, site);
                    var version = context.pathParam("version");
                    if (!statics.serve(context, version, context.pathParam("path")))
                        answer(context, Method.GET, true, otherwise);
                });
    }

    /// What Javalin itself refused: no route, or a request it could not take apart.
    void unmatched(Context context, WebServer.Plan plan, Exception fault) {
        seen(
                context,
                Method.GET,
                "none",
                () -> {
                    if (fault instanceof HttpResponseException refused
                            && refused.getStatus() == 404) {
                        answer(context, Method.GET, true, plan.otherwise());
                    } else {
                        fail(new Exchange(context, site), fault);
                    }
                });
    }

    private void seen(Context context, Method method, String route, Runnable answer) {
        long begun = System.nanoTime();
        try (var _ = RequestId.on(context, site)) {
            answer.run();
        } finally {
            var took = Duration.ofNanos(System.nanoTime() - begun);
            traffic.answered(method, route, context.statusCode(), took);
        }
    }

    private void answer(Context context, Method method, boolean isBrowser, Handler handler) {
        var exchange = new Exchange(context, site);
        try {
            var request = reader.read(method, context);
            var reply =
                    method == Method.POST && isBrowser && !isOurForm(exchange, request)
                            ? new Reply.Denied(
                                    "This form is no longer valid. Go back, reload the page, and send it again.")
                            : handler.handle(request);
            replier.send(exchange, reply);
        } catch (Exception fault) {
            fail(exchange, fault);
        }
    }

    private static boolean isOurForm(Exchange exchange, Request request) {
        return exchange.fromThisSite() && exchange.owns(request.field("csrf"));
    }

    private void fail(Exchange exchange, Exception fault) {
        var error = Failures.page(fault, exchange);
        try {
            replier.error(exchange, error, Frame.EMPTY);
        } catch (RuntimeException again) {
            log.error(
                    "The error page for {} could not be shown either",
                    exchange.context().path(),
                    again);
            exchange.context()
                    .status(error.status())
                    .contentType("text/plain")
                    .result("Something broke on our side.");
        }
    }
}
