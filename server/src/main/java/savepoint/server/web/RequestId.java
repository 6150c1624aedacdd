package savepoint.server.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import savepoint.server.db.Refs;

/// The id by which a request is found in the logs, of a proxy in front as well: its header `X-Request-Id` is taken over
/// where the proxy is one of ours, and every reply says it.
final class RequestId implements AutoCloseable {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    // Where a request is about a hand-in, lines about it name that as well.
    private static final String SUBMISSION = "submission";

    private RequestId() {}

    static RequestId on(Context context, Site site) {
        var id = given(context, site).orElseGet(Refs::random);
        MDC.put("request", id);
        var submission = context.pathParamMap().get(SUBMISSION);
        if (submission != null && Refs.isRef(submission)) MDC.put(SUBMISSION, submission);
        context.header(HEADER, id);
        return new RequestId();
    }

    private static Optional<String> given(Context context, Site site) {
        return Optional.ofNullable(context.header(HEADER))
                .filter(id -> ID.matcher(id).matches())
                .filter(_ -> site.proxies().hold(context.req().getRemoteAddr()));
    }

    @Override
    public void close() {
        MDC.remove("request");
        MDC.remove(SUBMISSION);
    }
}
