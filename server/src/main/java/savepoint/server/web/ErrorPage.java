package savepoint.server.web;

import java.util.List;

/// A request that was not served (`error.html`): 403, 404, 413, 422, 429, 500 or 503.
///
/// `detail` says what was wrong where more is known than the status (`PostgresBank.java is 212 KB;
/// the limit is 100 KB`), `problems` lists what a 422 found; `retryAfter` is in seconds, for 429 and
/// 503; `back` leads to where the viewer came from; `incident` is the id staff find in the log; `typed` is what the viewer
/// had written and no form holds any more. Any of them may be null, `problems` empty.
public record ErrorPage(
        int status,
        String detail,
        List<String> problems,
        Integer retryAfter,
        String back,
        String incident,
        String typed) {

    ErrorPage holding(String text) {
        return new ErrorPage(status, detail, problems, retryAfter, back, incident, text);
    }
}
