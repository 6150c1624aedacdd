package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.List;

/// What people judge: instructors after the checks, peers in their reviews.
public record Rubric(List<Criterion> instructor, List<Criterion> peers) {
    public static final Rubric NONE = new Rubric(List.of(), List.of());

    public record Criterion(String slug, String title, BigDecimal points, String about) {}
}
