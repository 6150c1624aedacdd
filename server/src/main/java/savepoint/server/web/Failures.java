package savepoint.server.web;

import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;

/// The one place that knows what to say when a request was not answered.
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final Duration DATABASE_RETRY = Duration.ofSeconds(5);

    private Failures() {}

    static ErrorPage page(Throwable fault, Exchange exchange) {
        if (fault instanceof RequestReader.Unreadable)
            return Replier.problem(422, fault.getMessage(), exchange);
        if (fault instanceof RequestReader.TooLarge)
            return Replier.problem(413, fault.getMessage(), exchange);
        if (fault instanceof HttpResponseException refused && refused.getStatus() < 500) {
            return Replier.problem(refused.getStatus() == 404 ? 404 : 422, null, exchange);
        }
        if (Database.isAway(fault)) {
            log.warn(
                    "The database does not answer; {} got 503: {}",
                    exchange.context().path(),
                    fault.toString());
            return Replier.busy(DATABASE_RETRY);
        }
        var incident = Refs.random();
        log.error(
                "Incident {}: {} {}",
                incident,
                exchange.context().method(),
                exchange.context().path(),
                fault);
        return new ErrorPage(500, null, List.of(), null, null, incident, null);
    }
}
