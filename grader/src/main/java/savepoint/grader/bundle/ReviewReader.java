package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `review:` of assignment.yaml: `{count: 3, days: 5, verdict: hidden, calibration: {…}}`.
final class ReviewReader {
    private static final PeerReview NOTHING_SAID =
            new PeerReview(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    false,
                    List.of());
    private static final int MOST_REVIEWS = 10;
    private static final int MOST_DAYS = 60;

    private final FileTree tree;
    private final Problems problems;

    ReviewReader(FileTree tree, Problems problems) {
        this.tree = tree;
        this.problems = problems;
    }

    static PeerReview read(YamlMap yaml) {
        return yaml.map("review").map(ReviewReader::review).orElse(NOTHING_SAID);
    }

    private static PeerReview review(YamlMap yaml) {
        var review =
                new PeerReview(
                        between(yaml, "count", 1, MOST_REVIEWS),
                        between(yaml, "days", 1, MOST_DAYS),
                        between(yaml, "again-days", 1, MOST_DAYS),
                        between(yaml, "appeal-days", 0, MOST_DAYS),
                        between(yaml, "wait-days", 0, MOST_DAYS),
                        between(yaml, "calibration-days", 0, MOST_DAYS),
                        yaml.choice("verdict", words("shown", true, "hidden", false)).orElse(true),
                        yaml.choice("reviewers", words("handed-in", false, "everybody", true))
                                .orElse(false),
                        yaml.map("calibration").map(ReviewReader::calibration).orElse(List.of()));
        yaml.finish();
        return review;
    }

    private static List<PeerReview.Calibration> calibration(YamlMap yaml) {
        var samples = new ArrayList<PeerReview.Calibration>();
        for (var name : yaml.keys()) {
            yaml.map(name)
                    .ifPresent(map -> {
                        var points = new LinkedHashMap<String, BigDecimal>();
                        for (var key : map.keys()) {
                            if (!key.equals("why"))
                                map.number(key).ifPresent(given -> points.put(key, given));
                        }
                        samples.add(
                                new PeerReview.Calibration(
                                        name, Map.copyOf(points), map.requiredText("why")));
                    });
        }
        return List.copyOf(samples);
    }

    /// Complains about calibration samples that are not there, or not judged by each criterion of the peers.
    void checkCalibration(PeerReview review, Rubric rubric, YamlMap yaml) {
        for (var one : review.calibration()) {
            if (tree.under("samples/" + one.sample()).files().isEmpty())
                wrong(yaml, "calibration: there is no samples/" + one.sample());
            for (var criterion : rubric.peers()) {
                var points = one.points().get(criterion.slug());
                if (points == null
                        || points.signum() < 0
                        || points.compareTo(criterion.points()) > 0)
                    wrong(
                            yaml,
                            "calibration: `%s` needs `%s` from 0 to %s"
                                    .formatted(one.sample(), criterion.slug(), criterion.points()));
            }
            for (var named : one.points().keySet()) {
                if (rubric.peers().stream().noneMatch(known -> known.slug().equals(named)))
                    wrong(
                            yaml,
                            "calibration: `%s` names `%s`, which is no criterion of the peers"
                                    .formatted(one.sample(), named));
            }
        }
    }

    private void wrong(YamlMap yaml, String complaint) {
        problems.error(yaml.path(), yaml.line("review"), complaint);
    }

    private static Optional<Integer> between(YamlMap yaml, String key, int least, int most) {
        var said = yaml.whole(key);
        if (said.filter(given -> given < least || given > most).isPresent()) {
            yaml.problems()
                    .error(
                            yaml.path(),
                            yaml.line(key),
                            "`%s` must lie between %d and %d".formatted(key, least, most));
            return Optional.empty();
        }
        return said;
    }

    private static Map<String, Boolean> words(
            String one, boolean first, String other, boolean second) {
        var words = new LinkedHashMap<String, Boolean>();
        words.put(one, first);
        words.put(other, second);
        return words;
    }
}
