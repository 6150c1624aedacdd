package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A hand-in that a student is asked to review, and what they wrote.
///
/// @param letter by which its reviewer knows it: 1 for Hand-in A
/// @param madeIn the step whose end it is due at
/// @param extra whether it is more than their share
/// @param postedAt null until it was handed over, `late` then says whether too late
public record Review(
        long id,
        String ref,
        String assignment,
        String title,
        long workId,
        String work,
        long submissionId,
        String tree,
        long versionId,
        long reviewerId,
        int letter,
        String madeIn,
        boolean extra,
        Long reviewId,
        Instant postedAt,
        Boolean late,
        boolean begun) {

    /// What its reviewer calls it.
    String name() {
        return "Hand-in " + letter(letter);
    }

    private static String letter(int number) {
        return number <= 26 ? String.valueOf((char) ('A' + number - 1)) : Integer.toString(number);
    }

    boolean isPosted() {
        return reviewId != null;
    }

    /// What was handed over.
    ///
    /// @param scores by criterion
    record Posted(
            long id,
            String ref,
            int version,
            String overall,
            boolean late,
            Instant postedAt,
            Map<String, Score> scores,
            List<Remark> remarks,
            List<Evidence> evidence) {

        BigDecimal total() {
            return scores.values().stream()
                    .map(Score::points)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// Points by one criterion, and why.
    public record Score(String criterion, BigDecimal points, String comment) {}

    /// What is said of a line.
    public record Remark(String path, int line, String body) {}

    /// A run that bears out what is said.
    public record Evidence(String run, String note) {}

    /// A row of `review` as it is.
    record Head(
            long id,
            String ref,
            long allocationId,
            int version,
            String overall,
            boolean late,
            Instant postedAt) {}
}
