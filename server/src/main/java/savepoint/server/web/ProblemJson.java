package savepoint.server.web;

import java.util.LinkedHashMap;
import java.util.Map;

/// An error as programs read it (RFC 9457); `problems` lists everything that was wrong, `incident` is what staff find in
/// the log.
final class ProblemJson {
    private ProblemJson() {}

    static Map<String, Object> of(String title, ErrorPage error) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "about:blank");
        json.put("title", title);
        json.put("status", error.status());
        if (error.detail() != null) json.put("detail", error.detail());
        if (!error.problems().isEmpty()) json.put("problems", error.problems());
        if (error.retryAfter() != null) json.put("retryAfter", error.retryAfter());
        if (error.incident() != null) json.put("incident", error.incident());
        return json;
    }
}
