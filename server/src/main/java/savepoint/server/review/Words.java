package savepoint.server.review;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import savepoint.server.web.Moment;

/// Where a round stands, in words.
final class Words {
    private Words() {}

    static String title(Step step) {
        return switch (step) {
            case HAND_IN -> "Hand in";
            case CALIBRATION -> "Judge the samples";
            case WRITING -> "Write reviews";
            case AGAIN -> "Others finish what was left";
            case APPEALS -> "Read yours, rate, appeal";
            case FINAL -> "Final";
        };
    }

    /// The steps of a round with what is known of their times; those ahead at the latest.
    static List<MinePage.StepView> steps(Round round, ZoneId zone) {
        var timeline = round.timeline();
        var views = new ArrayList<MinePage.StepView>();
        var ends = timeline.until();
        for (var step : Step.values()) {
            if (step == Step.CALIBRATION && round.rules().calibrationDays() == 0) continue;
            int order = step.compareTo(timeline.step());
            if (order > 0 && ends != null) {
                views.add(
                        view(
                                step,
                                step == Step.FINAL ? ends : end(round, step, ends),
                                zone,
                                order));
                ends = end(round, step, ends);
            } else {
                views.add(view(step, order == 0 ? ends : null, zone, order));
            }
        }
        return views;
    }

    private static Instant end(Round round, Step step, Instant begins) {
        return begins.plus(Duration.ofDays(round.rules().length(step)));
    }

    private static MinePage.StepView view(Step step, Instant at, ZoneId zone, int order) {
        return new MinePage.StepView(
                title(step),
                at == null ? null : Moment.of(at, zone),
                order < 0
                        ? MinePage.Place.DONE
                        : order == 0 ? MinePage.Place.CURRENT : MinePage.Place.COMING);
    }

    static String counted(int number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /// What a student has to know now.
    static String says(Round round, List<Review> duties, boolean handedIn) {
        var rules = round.rules();
        if (round.timeline().paused())
            return "The clock of the reviews stands still; your instructors let it go on.";
        if (round.timeline().due())
            return "The hand-ins are being given out. Look again in a minute.";
        return switch (round.step()) {
            case HAND_IN ->
                    "Reviews begin when nothing can be handed in any more. You then get %s of others to review, and others review yours. Nobody sees a name."
                            .formatted(
                                    rules.count() == 1
                                            ? "one hand-in"
                                            : rules.count() + " hand-ins");
            case CALIBRATION ->
                    "First judge the samples below: you then see how your instructors judge them.";
            case WRITING, AGAIN -> writing(duties, handedIn, rules);
            case APPEALS ->
                    handedIn
                            ? "The reviews of your work stand below. Say how much they helped; if points look wrong, appeal."
                            : "The reviews are released. You handed nothing in, so there is none for you.";
            case FINAL -> "The reviews are closed; everything stays here to read.";
        };
    }

    private static String writing(List<Review> duties, boolean handedIn, Rules rules) {
        long left = duties.stream().filter(one -> !one.isPosted()).count();
        if (duties.isEmpty() && !handedIn && !rules.everybody())
            return "You handed nothing in, so there is nothing for you to review.";
        if (duties.isEmpty())
            return "There is nothing for you to review. The reviews of your work come when they are released.";
        if (left == 0)
            return "All your reviews are written. Those of your work come when they are released.";
        return left == 1 ? "One review waits for you." : "%d reviews wait for you.".formatted(left);
    }
}
