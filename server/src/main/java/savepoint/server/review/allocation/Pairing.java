package savepoint.server.review.allocation;

/// A person and a work that this person reviews.
public record Pairing(long reviewer, long work) {}
