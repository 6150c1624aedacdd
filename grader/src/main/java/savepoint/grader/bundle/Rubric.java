package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.List;

/// What people judge: instructors after the checks, peers in their reviews.
public record Rubric(List<Criterion> instructor, List<Criterion> peers) {
    public static final Rubric NONE = new Rubric(List.of(), List.of());

    /// @param options the points a peer may choose from, with what each means; empty where any number up to `points` will
    /// do
    /// @param leastComment characters that a peer's comment must have
    public record Criterion(
            String slug,
            String title,
            BigDecimal points,
            String about,
            List<Option> options,
            int leastComment) {}

    /// Points that a peer may give, and for what.
    public record Option(BigDecimal points, String says) {}
}
