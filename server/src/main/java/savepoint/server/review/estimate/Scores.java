package savepoint.server.review.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The scores of one round of reviews.
///
/// @param known what works are worth that the instructor judged, such as calibration samples
/// @param of the most that a work can get
public record Scores(List<Score> scores, Map<Long, Double> known, double of) {
    public Scores {
        if (!(of > 0)) throw new IllegalArgumentException("scores out of " + of);
        scores = List.copyOf(scores);
        known = Map.copyOf(known);
        var seen = new HashSet<List<Long>>();
        for (var score : scores) {
            if (!(score.points() >= 0 && score.points() <= of))
                throw new IllegalArgumentException(score + " out of " + of);
            if (!seen.add(List.of(score.reviewer(), score.work())))
                throw new IllegalArgumentException(score + " is a second one");
        }
    }

    /// These and what reviewers gave to samples that the instructor judged; samples stand below 0, where no work does.
    public Scores calibrated(List<Calibration> samples) {
        var all = new ArrayList<>(scores);
        var judged = new HashMap<>(known);
        for (var sample : samples) {
            var number = -1L - sample.sample();
            all.add(new Score(sample.reviewer(), number, Math.clamp(sample.points(), 0, of)));
            judged.put(number, Math.clamp(sample.known(), 0, of));
        }
        return new Scores(all, judged, of);
    }
}
