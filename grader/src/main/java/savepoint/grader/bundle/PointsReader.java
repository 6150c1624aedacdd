package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.grader.bundle.PointsPolicy.PeersBy;
import savepoint.grader.bundle.PointsPolicy.TooFew;
import savepoint.grader.bundle.PointsPolicy.Unwritten;

/// Reads `points:` of assignment.yaml: a number, or the parts with how they come about.
final class PointsReader {
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})\\s*%");
    private static final int MOST_REVIEWS = 10;

    private PointsReader() {}

    static Points read(YamlMap yaml) {
        if (!yaml.isMap("points")) {
            var all = yaml.number("points");
            if (!yaml.has("points"))
                yaml.problems().error(yaml.path(), 0, "key `points` is missing");
            return new Points(
                    all.orElse(BigDecimal.ZERO),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    PointsPolicy.USUAL);
        }
        var parts = yaml.map("points").orElseThrow();
        var points =
                new Points(
                        part(parts, "instructor"),
                        part(parts, "peers"),
                        part(parts, "reviewing"),
                        policy(parts));
        parts.finish();
        return points;
    }

    private static BigDecimal part(YamlMap yaml, String key) {
        var points = yaml.number(key).orElse(BigDecimal.ZERO);
        if (points.signum() >= 0) return points;
        wrong(yaml, key, "`%s` is less than nothing".formatted(key));
        return BigDecimal.ZERO;
    }

    private static PointsPolicy policy(YamlMap yaml) {
        var usual = PointsPolicy.USUAL;
        return new PointsPolicy(
                yaml.choice("peers-by", words(PeersBy.values())).orElse(usual.peersBy()),
                leastReviews(yaml),
                yaml.choice("too-few-reviews", words(TooFew.values())).orElse(usual.tooFew()),
                yaml.choice("unwritten-reviews", words(Unwritten.values()))
                        .orElse(usual.unwritten()),
                percent(yaml, "late-reviews", usual.lateReview()),
                percent(yaml, "quality", usual.quality()),
                lateCosts(yaml));
    }

    private static int leastReviews(YamlMap yaml) {
        int least = yaml.whole("least-reviews").orElse(PointsPolicy.USUAL.leastReviews());
        if (least >= 1 && least <= MOST_REVIEWS) return least;
        wrong(yaml, "least-reviews", "`least-reviews` must lie between 1 and " + MOST_REVIEWS);
        return PointsPolicy.USUAL.leastReviews();
    }

    private static BigDecimal percent(YamlMap yaml, String key, BigDecimal usual) {
        var text = yaml.text(key);
        if (text.isEmpty()) return usual;
        var percent = PERCENT.matcher(text.get());
        if (percent.matches() && Integer.parseInt(percent.group(1)) <= 100)
            return new BigDecimal(percent.group(1));
        wrong(yaml, key, "`%s` must be a part such as 50%%, not `%s`".formatted(key, text.get()));
        return usual;
    }

    private static Set<Part> lateCosts(YamlMap yaml) {
        var names = yaml.texts("late-costs");
        if (!yaml.has("late-costs")) return PointsPolicy.USUAL.lateCosts();
        var known = words(Part.values());
        var parts = EnumSet.noneOf(Part.class);
        for (var name : names) {
            if (known.containsKey(name)) parts.add(known.get(name));
            else
                wrong(
                        yaml,
                        "late-costs",
                        "`%s` is no part; known: %s"
                                .formatted(name, String.join(", ", known.keySet())));
        }
        return parts;
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        var words = new LinkedHashMap<String, E>();
        for (var value : values) words.put(value.name().toLowerCase(Locale.ROOT), value);
        return words;
    }

    private static void wrong(YamlMap yaml, String key, String complaint) {
        yaml.problems().error(yaml.path(), yaml.line(key), complaint);
    }
}
