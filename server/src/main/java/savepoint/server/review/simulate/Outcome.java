package savepoint.server.review.simulate;

/// How far each way of putting reviews together was from the truth in one mix: root mean square error in points,
/// averaged over classes, with the standard error of that average.
///
/// @param covered the share of works whose true points lie within two standard deviations of our estimate
public record Outcome(
        String mix,
        int classes,
        Figure mean,
        Figure median,
        Figure ours,
        Figure calibrated,
        double covered) {
    /// An average and its standard error.
    public record Figure(double error, double uncertainty) {}

    /// Whether ours is nearer to the truth than mean and median.
    public boolean isLowest() {
        return ours.error() < mean.error() && ours.error() < median.error();
    }
}
