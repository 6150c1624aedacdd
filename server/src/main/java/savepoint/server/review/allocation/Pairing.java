package savepoint.server.review.allocation;

/// A person and a work that this person reviews.
public record Pairing(long reviewer, long work) {
    // A record's own hash is the same for thousands of pairs of small numbers: sets of many pairs
    // would be slow.
    @Override
    public int hashCode() {
        return Long.hashCode((reviewer * 0x9E3779B97F4A7C15L + work) * 0xD6E8FEB86659FD93L);
    }
}
