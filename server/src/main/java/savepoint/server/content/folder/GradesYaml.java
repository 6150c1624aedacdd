package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;

/// Reads how course.yaml makes a grade of points.
final class GradesYaml {
    private static final int MOST_PLACES = 4;
    private static final Map<String, String> ROUNDINGS =
            new TreeMap<>(Map.of("half-up", "half-up", "up", "up", "down", "down"));

    private final Problems problems;

    private GradesYaml(Problems problems) {
        this.problems = problems;
    }

    static CourseFacts.Grades read(YamlMap yaml, Problems problems) {
        return new GradesYaml(problems).grades(yaml);
    }

    private CourseFacts.Grades grades(YamlMap yaml) {
        var unsaid = CourseFacts.Grades.UNSAID;
        int places = yaml.whole("decimals").orElse(unsaid.places());
        if (places < 0 || places > MOST_PLACES)
            problems.error(
                    CourseYaml.PATH,
                    yaml.line("decimals"),
                    "`decimals` goes from 0 to %d".formatted(MOST_PLACES));
        var grades =
                new CourseFacts.Grades(
                        places,
                        yaml.choice("rounding", ROUNDINGS).orElse(unsaid.rounding()),
                        percent(yaml, "cap"),
                        yaml.map("letters").map(this::letters).orElse(Map.of()),
                        yaml.texts("extra-credit"),
                        yaml.map("categories").map(this::categories).orElse(Map.of()));
        yaml.finish();
        return grades;
    }

    private Map<String, BigDecimal> letters(YamlMap yaml) {
        var letters = new LinkedHashMap<String, BigDecimal>();
        for (var name : yaml.keys()) percent(yaml, name).ifPresent(from -> letters.put(name, from));
        yaml.finish();
        return letters;
    }

    private Map<String, CourseFacts.GradeCategory> categories(YamlMap yaml) {
        var categories = new LinkedHashMap<String, CourseFacts.GradeCategory>();
        for (var name : yaml.keys())
            yaml.map(name).ifPresent(one -> categories.put(name, category(one)));
        yaml.finish();
        return categories;
    }

    private CourseFacts.GradeCategory category(YamlMap yaml) {
        var category =
                new CourseFacts.GradeCategory(
                        percent(yaml, "weight").orElse(BigDecimal.ZERO),
                        yaml.texts("activities"),
                        yaml.whole("drop-lowest").orElse(0),
                        percent(yaml, "cap"));
        yaml.finish();
        return category;
    }

    private Optional<BigDecimal> percent(YamlMap yaml, String key) {
        return yaml.text(key)
                .flatMap(text -> {
                    try {
                        return Optional.of(CourseYaml.percent(text.strip()));
                    } catch (IllegalArgumentException unread) {
                        problems.error(
                                CourseYaml.PATH,
                                yaml.line(key),
                                "`%s` must be a part such as 90%%, not `%s`".formatted(key, text));
                        return Optional.empty();
                    }
                });
    }
}
