package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Reads rubric.yaml.
final class RubricReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_LEAST = 1000;

    private final Problems problems;

    private RubricReader(Problems problems) {
        this.problems = problems;
    }

    static Rubric read(YamlMap yaml, Problems problems) {
        var reader = new RubricReader(problems);
        var rubric =
                new Rubric(
                        reader.criteria(yaml, "instructor", false),
                        reader.criteria(yaml, "peers", true));
        yaml.finish();
        return rubric;
    }

    private List<Rubric.Criterion> criteria(YamlMap yaml, String part, boolean peers) {
        var criteria = new ArrayList<Rubric.Criterion>();
        yaml.map(part)
                .ifPresent(map -> {
                    for (var name : map.keys()) {
                        if (!SLUG.matcher(name).matches())
                            wrong(
                                    map,
                                    name,
                                    "criterion `%s`: use lower-case letters, digits and dashes"
                                            .formatted(name));
                        map.map(name).ifPresent(one -> criteria.add(criterion(name, one, peers)));
                    }
                });
        return criteria;
    }

    private Rubric.Criterion criterion(String slug, YamlMap yaml, boolean peers) {
        var points = yaml.number("points").orElse(BigDecimal.ZERO);
        var criterion =
                new Rubric.Criterion(
                        slug,
                        yaml.requiredText("title"),
                        points,
                        yaml.text("about").orElse(""),
                        peers ? options(yaml, points) : List.of(),
                        peers ? leastComment(yaml) : 0);
        yaml.finish();
        return criterion;
    }

    private List<Rubric.Option> options(YamlMap yaml, BigDecimal most) {
        var options = new ArrayList<Rubric.Option>();
        var seen = new HashSet<String>();
        for (var map : yaml.maps("options")) {
            var points = map.number("points").orElse(BigDecimal.ZERO);
            options.add(new Rubric.Option(points, map.requiredText("says")));
            if (!map.has("points")) wrong(map, "points", "an option names its `points`");
            if (points.signum() < 0 || points.compareTo(most) > 0)
                wrong(
                        map,
                        "points",
                        "an option of %s points in a criterion of %s".formatted(points, most));
            if (!seen.add(points.stripTrailingZeros().toPlainString()))
                wrong(map, "points", "two options of %s points".formatted(points));
            map.finish();
        }
        if (!options.isEmpty()
                && options.stream().noneMatch(one -> one.points().compareTo(most) == 0))
            wrong(yaml, "options", "no option gives all of the %s points".formatted(most));
        return List.copyOf(options);
    }

    private int leastComment(YamlMap yaml) {
        int least = yaml.whole("comment").orElse(0);
        if (least < 0 || least > LONGEST_LEAST)
            wrong(yaml, "comment", "`comment` must lie between 0 and " + LONGEST_LEAST);
        return least;
    }

    private void wrong(YamlMap yaml, String key, String complaint) {
        problems.error(yaml.path(), yaml.line(key), complaint);
    }
}
