package savepoint.server.review.estimate;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What flags are drawn from.
///
/// @param makers the persons who made each work that is under review, also of those without reviews
/// @param texts what reviewers wrote
public record Round(Scores scores, Map<Long, Set<Long>> makers, List<Text> texts) {
    /// All that a reviewer wrote about a work.
    public record Text(long reviewer, long work, String words) {}
}
