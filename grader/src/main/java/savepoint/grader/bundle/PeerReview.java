package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How peers review the hand-ins of an assignment. What is empty, the course says.
///
/// @param count reviews that each writes and each hand-in gets
/// @param days to write them
/// @param againDays to write those that others left
/// @param appealDays after the release
/// @param waitDays that a round waits for those who may hand in later than everybody
/// @param calibrationDays to review the calibration samples
/// @param verdictShown whether reviewers see what the checks found
/// @param everybody whether students review who handed nothing in
public record PeerReview(
        Optional<Integer> count,
        Optional<Integer> days,
        Optional<Integer> againDays,
        Optional<Integer> appealDays,
        Optional<Integer> waitDays,
        Optional<Integer> calibrationDays,
        boolean verdictShown,
        boolean everybody,
        List<Calibration> calibration) {

    /// A sample that reviewers judge first, with the points that the instructor gives it and why.
    public record Calibration(String sample, Map<String, BigDecimal> points, String why) {}
}
