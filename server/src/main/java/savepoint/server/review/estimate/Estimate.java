package savepoint.server.review.estimate;

/// What a work is worth by its reviews.
///
/// @param reviews how many there are
/// @param points the estimate that allows for its reviewers' bias and reliability
/// @param error one standard deviation of the true points around that estimate, as far as the model is right
public record Estimate(
        long work, int reviews, double mean, double median, double points, double error) {}
