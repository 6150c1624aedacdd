package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;

/// Reads course.yaml.
final class CourseYaml {
    static final String PATH = "course.yaml";
    private static final Pattern SLUG_LINE =
            Pattern.compile("(?m)^slug:\\s*[\"']?([a-z0-9][a-z0-9._-]{0,69})");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4}) ?(m|min|h|days?|d)");
    private static final Pattern PERCENT = Pattern.compile("-?(\\d{1,3}(?:\\.\\d{1,2})?) ?%");
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})(?: ?days?)?");

    private final Problems problems;
    private final CourseFacts unsaid;

    private CourseYaml(CourseFacts unsaid, Problems problems) {
        this.unsaid = unsaid;
        this.problems = problems;
    }

    /// What holds without a course.yaml.
    ///
    /// @param text of a course.yaml, which may be broken: its slug is the course's identity all the same
    static CourseFacts unsaid(String folder, String text, ZoneId zone) {
        var slug = SLUG_LINE.matcher(text);
        return new CourseFacts(
                slug.find() ? slug.group(1) : Names.slug(folder),
                folder,
                zone,
                CourseFacts.USUAL_DUE_TIME,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    static CourseFacts read(String text, CourseFacts unsaid, Problems problems) {
        return YamlMap.read(PATH, text, 1, problems)
                .map(yaml -> new CourseYaml(unsaid, problems).facts(yaml))
                .orElse(unsaid);
    }

    private CourseFacts facts(YamlMap yaml) {
        var facts =
                new CourseFacts(
                        parsed(
                                        yaml,
                                        "slug",
                                        CourseYaml::slug,
                                        "lower-case letters, digits and dashes")
                                .orElse(unsaid.slug()),
                        yaml.text("title").filter(title -> !title.isBlank()).orElse(unsaid.title()),
                        parsed(yaml, "zone", ZoneId::of, "a zone such as America/Chicago")
                                .orElse(unsaid.zone()),
                        parsed(
                                        yaml,
                                        "due-time",
                                        LocalTime::parse,
                                        "a time such as \"18:00\", in quotes")
                                .orElse(unsaid.dueTime()),
                        yaml.map("term").flatMap(this::term),
                        yaml.map("late").map(this::late),
                        weights(yaml),
                        dropLowest(yaml),
                        yaml.map("review").map(CourseYaml::review),
                        yaml.map("grades").map(map -> GradesYaml.read(map, problems)));
        checkWeights(yaml, facts);
        yaml.finish();
        return facts;
    }

    private Optional<CourseFacts.TermFacts> term(YamlMap yaml) {
        var slug = parsed(yaml, "slug", CourseYaml::slug, "lower-case letters, digits and dashes");
        var starts = parsed(yaml, "starts", LocalDate::parse, "a date such as 2026-08-24");
        if (!yaml.has("slug") || !yaml.has("starts")) {
            problems.error(
                    PATH,
                    yaml.line(""),
                    "a term has a slug and the date on which its week 1 starts");
        }
        yaml.finish();
        return slug.flatMap(name -> starts.map(date -> new CourseFacts.TermFacts(name, date)));
    }

    private CourseFacts.Late late(YamlMap yaml) {
        var late =
                new CourseFacts.Late(
                        parsed(
                                        yaml,
                                        "grace",
                                        CourseYaml::duration,
                                        "a duration such as 15m, 2h or 1 day")
                                .orElse(Duration.ZERO),
                        parsed(yaml, "each-day", CourseYaml::percent, "a part such as -10%")
                                .orElse(BigDecimal.ZERO),
                        parsed(yaml, "at-most", CourseYaml::days, "a number of days such as 3 days")
                                .orElse(0),
                        yaml.whole("free-days").orElse(0));
        yaml.finish();
        return late;
    }

    private Map<String, BigDecimal> weights(YamlMap yaml) {
        var weights = new LinkedHashMap<String, BigDecimal>();
        yaml.map("weights")
                .ifPresent(map -> {
                    for (var kind : new String[] {"lessons", "quizzes", "assignments"}) {
                        parsed(map, kind, CourseYaml::percent, "a part such as 20%")
                                .ifPresent(part -> weights.put(kind, part));
                    }
                    map.map("drop-lowest");
                    map.finish();
                });
        return weights;
    }

    private void checkWeights(YamlMap yaml, CourseFacts facts) {
        var ofCategories =
                facts.grades().stream()
                        .flatMap(grades -> grades.categories().values().stream())
                        .map(CourseFacts.GradeCategory::weight)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (facts.weights().isEmpty() && ofCategories.signum() == 0) return;
        var sum = facts.weights().values().stream().reduce(ofCategories, BigDecimal::add);
        if (sum.compareTo(BigDecimal.valueOf(100)) != 0)
            problems.error(
                    PATH,
                    yaml.line(facts.weights().isEmpty() ? "grades" : "weights"),
                    "weights make %s%%, not 100%%".formatted(sum));
    }

    private static Map<String, Integer> dropLowest(YamlMap yaml) {
        var drops = new LinkedHashMap<String, Integer>();
        if (!yaml.isMap("weights")) return drops;
        yaml.map("weights")
                .flatMap(
                        map -> map.isMap("drop-lowest") ? map.map("drop-lowest") : Optional.empty())
                .ifPresent(map -> {
                    for (var kind : new String[] {"lessons", "quizzes", "assignments"}) {
                        map.whole(kind).ifPresent(count -> drops.put(kind, count));
                    }
                    map.finish();
                });
        return drops;
    }

    private static CourseFacts.Review review(YamlMap yaml) {
        var review =
                new CourseFacts.Review(
                        yaml.whole("count").orElse(3),
                        yaml.whole("days").orElse(5),
                        yaml.whole("appeal-days").orElse(3));
        yaml.finish();
        return review;
    }

    private <T> Optional<T> parsed(
            YamlMap yaml, String key, Function<String, T> parser, String expected) {
        return yaml.text(key)
                .flatMap(text -> {
                    try {
                        return Optional.of(parser.apply(text.strip()));
                    } catch (DateTimeException | IllegalArgumentException unread) {
                        problems.error(
                                PATH,
                                yaml.line(key),
                                "`%s` must be %s, not `%s`".formatted(key, expected, text));
                        return Optional.empty();
                    }
                });
    }

    private static String slug(String text) {
        if (!text.matches("[a-z0-9][a-z0-9._-]{0,69}")) throw new IllegalArgumentException(text);
        return text;
    }

    private static Duration duration(String text) {
        var duration = DURATION.matcher(text);
        if (!duration.matches()) throw new IllegalArgumentException(text);
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2).charAt(0)) {
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    static BigDecimal percent(String text) {
        var percent = PERCENT.matcher(text);
        if (!percent.matches()) throw new IllegalArgumentException(text);
        return new BigDecimal(percent.group(1));
    }

    private static int days(String text) {
        var days = DAYS.matcher(text);
        if (!days.matches()) throw new IllegalArgumentException(text);
        return Integer.parseInt(days.group(1));
    }
}
