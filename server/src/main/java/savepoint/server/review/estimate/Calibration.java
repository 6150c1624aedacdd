package savepoint.server.review.estimate;

/// What somebody gave to a sample.
///
/// @param sample its number
/// @param known what the instructor gave it
public record Calibration(long reviewer, int sample, double points, double known) {}
