package savepoint.server.review.estimate;

/// The points that a reviewer gave to a work, all criteria together.
public record Score(long reviewer, long work, double points) {}
