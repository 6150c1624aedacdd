package savepoint.server.review.estimate;

/// How a reviewer judges, as far as few reviews tell: a little is known of everybody, much of nobody.
///
/// @param bias points given above what works are worth, on average
/// @param spread standard deviation of the points around that
public record Habit(long reviewer, int reviews, double bias, double spread) {}
