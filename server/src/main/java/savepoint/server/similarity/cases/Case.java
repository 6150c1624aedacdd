package savepoint.server.similarity.cases;

import java.time.Instant;

/// What a person thinks ought to be looked into: two hand-ins, and why.
///
/// @param pair the ref of what a comparison found
/// @param state `open`, `cleared`, `settled` or `referred`
public record Case(
        long id,
        String ref,
        String pair,
        String assignment,
        String title,
        String one,
        String oneNames,
        String other,
        String otherNames,
        String by,
        String reason,
        Instant openedAt,
        String state) {

    /// Whether this can be said of it as it stands: a note always, an outcome while it is open.
    boolean takes(String kind) {
        return kind.equals("note") || state.equals("open") != kind.equals("reopened");
    }

    /// What was said or decided in it: `kind` is `note`, an outcome, or `reopened`.
    public record Entry(String kind, String body, String by, Instant at) {}
}
