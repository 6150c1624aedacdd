package savepoint.server.regrade;

import java.util.List;
import java.util.Optional;
import savepoint.server.web.Post;
import savepoint.server.web.Request;

/// What was typed into the form that asks for a regrade. `chosen` are refs of hand-ins, empty where all are meant.
record RegradeForm(Regrade.Scope scope, List<String> chosen, String reason, String key) {
    static final RegradeForm EMPTY = new RegradeForm(Regrade.Scope.COUNTING, List.of(), "", "");

    /// As students read it beside their points, without scrolling.
    static final int LONGEST_REASON = 300;

    static RegradeForm read(Request request, List<String> chosen) {
        return new RegradeForm(
                scope(request, chosen),
                chosen,
                request.field("reason").strip(),
                request.field("idempotency-key"));
    }

    private static Regrade.Scope scope(Request request, List<String> chosen) {
        // a list with nothing ticked must not mean everything
        if (!chosen.isEmpty() || !request.field("which").isEmpty()) return Regrade.Scope.CHOSEN;
        return request.field("scope").equals(Regrade.Scope.EVERY.code())
                ? Regrade.Scope.EVERY
                : Regrade.Scope.COUNTING;
    }

    /// The same for the same form sent twice.
    String exactKey() {
        return Post.exactKey(key, scope.code(), reason, String.join(",", chosen));
    }

    Optional<String> problem() {
        if (reason.isEmpty())
            return Optional.of("Say why: students whose verdict changes read it.");
        if (reason.length() > LONGEST_REASON)
            return Optional.of(
                    "The reason has %d characters; %d are taken."
                            .formatted(reason.length(), LONGEST_REASON));
        return !Post.isKey(key)
                ? Optional.of("The form came without its key; send it once more.")
                : Optional.empty();
    }
}
