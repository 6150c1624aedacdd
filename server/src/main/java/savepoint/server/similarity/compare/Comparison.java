package savepoint.server.similarity.compare;

import java.time.Instant;

/// A comparison of an assignment's hand-ins.
///
/// @param state `asked`, `began`, `found` or `failed`
/// @param handIns how many it compared; null before it began
/// @param unread how many of them it could not read; null before it ended
/// @param words why it failed; null unless it did
/// @param at when it came to that state; null while it is only asked for
/// @param tries how often it began
public record Comparison(
        long id,
        String ref,
        Instant askedAt,
        String by,
        String state,
        Integer handIns,
        Integer unread,
        String words,
        Instant at,
        int tries) {
    /// Whether something is still to come of it.
    public boolean isOpen() {
        return state.equals("asked") || state.equals("began");
    }
}
