package savepoint.server.review;

import java.util.Optional;
import savepoint.grader.bundle.PeerReview;
import savepoint.server.content.folder.CourseFacts;

/// How a round of reviews goes; what the assignment does not say, its course does.
///
/// @param count reviews that each writes and each hand-in gets
/// @param days to write them
/// @param againDays to write those that others left
/// @param appealDays after the release
/// @param waitDays that the round waits for those who may hand in later than everybody
/// @param calibrationDays to judge the samples first; 0 where there are none
/// @param verdictShown whether reviewers see what the checks found
/// @param everybody whether students review who handed nothing in
public record Rules(
        int count,
        int days,
        int againDays,
        int appealDays,
        int waitDays,
        int calibrationDays,
        boolean verdictShown,
        boolean everybody) {
    private static final CourseFacts.Review USUAL = new CourseFacts.Review(3, 5, 3);
    private static final int AGAIN_DAYS = 2;
    private static final int WAIT_DAYS = 2;
    private static final int CALIBRATION_DAYS = 1;

    static Rules of(PeerReview said, Optional<CourseFacts.Review> course) {
        var usual = course.orElse(USUAL);
        return new Rules(
                said.count().orElse(usual.count()),
                said.days().orElse(usual.days()),
                said.againDays().orElse(AGAIN_DAYS),
                said.appealDays().orElse(usual.appealDays()),
                said.waitDays().orElse(WAIT_DAYS),
                said.calibration().isEmpty() ? 0 : said.calibrationDays().orElse(CALIBRATION_DAYS),
                said.verdictShown(),
                said.everybody());
    }

    int length(Step step) {
        return switch (step) {
            case CALIBRATION -> calibrationDays;
            case WRITING -> days;
            case AGAIN -> againDays;
            case APPEALS -> appealDays;
            case HAND_IN, FINAL -> 0;
        };
    }
}
