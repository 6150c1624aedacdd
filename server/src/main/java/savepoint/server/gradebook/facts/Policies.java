package savepoint.server.gradebook.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.content.folder.CourseFacts;
import savepoint.server.gradebook.maths.Item;
import savepoint.server.gradebook.maths.Policy;

/// What course.yaml says about grades, as the maths takes it.
final class Policies {
    private static final Map<ActivityKind, String> KEYS =
            Map.of(
                    ActivityKind.LESSON, "lessons",
                    ActivityKind.QUIZ, "quizzes",
                    ActivityKind.ASSIGNMENT, "assignments",
                    ActivityKind.OTHER, "other");

    private final CourseFacts.Grades grades;
    private final Map<String, BigDecimal> weights;
    private final Map<String, Integer> drops;

    private Policies(
            CourseFacts.Grades grades,
            Map<String, BigDecimal> weights,
            Map<String, Integer> drops) {
        this.grades = grades;
        this.weights = weights;
        this.drops = drops;
    }

    static Policies of(Optional<CourseFacts> course) {
        return new Policies(
                course.flatMap(CourseFacts::grades).orElse(CourseFacts.Grades.UNSAID),
                course.map(CourseFacts::weights).orElse(Map.of()),
                course.map(CourseFacts::dropLowest).orElse(Map.of()));
    }

    Policy policy() {
        var categories = new ArrayList<Policy.Category>();
        boolean weighted =
                !weights.isEmpty()
                        || grades.categories().values().stream()
                                .anyMatch(category -> category.weight().signum() > 0);
        for (var kind : ActivityKind.values()) {
            var key = KEYS.get(kind);
            if (weighted && !weights.containsKey(key)) continue;
            categories.add(
                    new Policy.Category(
                            name(kind),
                            weights.getOrDefault(key, BigDecimal.ZERO),
                            drops.getOrDefault(key, 0),
                            Optional.empty()));
        }
        grades.categories()
                .forEach((name, said) ->
                        categories.add(
                                new Policy.Category(
                                        name, said.weight(), said.dropLowest(), said.cap())));
        return new Policy(
                categories,
                weighted,
                new Policy.Rounding(grades.places(), mode(grades.rounding())),
                grades.cap(),
                letters());
    }

    private List<Policy.Letter> letters() {
        return grades.letters().entrySet().stream()
                .map(entry -> new Policy.Letter(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Policy.Letter::from).reversed())
                .toList();
    }

    private static RoundingMode mode(String word) {
        return switch (word) {
            case "up" -> RoundingMode.CEILING;
            case "down" -> RoundingMode.FLOOR;
            default -> RoundingMode.HALF_UP;
        };
    }

    Item item(Column column) {
        return new Item(
                column.id(),
                column.title(),
                category(column),
                grades.extraCredit().contains(column.slug()));
    }

    private String category(Column column) {
        return grades.categories().entrySet().stream()
                .filter(entry -> entry.getValue().activities().contains(column.slug()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(name(column.activityKind()));
    }

    private static String name(ActivityKind kind) {
        return switch (kind) {
            case LESSON -> "Lessons";
            case QUIZ -> "Quizzes";
            case ASSIGNMENT -> "Assignments";
            case OTHER -> "Other";
        };
    }
}
