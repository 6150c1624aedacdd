package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a lesson's file says of itself.
///
/// @param slug within its week
/// @param path of its file
/// @param fixtures paths in the course of those that its cells run on, by name
/// @param exercises the questions in it, in order: where there are any, they earn its points, else reading it does
/// @param formerly slugs it had before, within the course
/// @param retired whether it no longer counts as an activity
public record LessonFacts(
        int week,
        String slug,
        String path,
        String title,
        Optional<String> author,
        Optional<String> type,
        Optional<String> estimate,
        List<String> formerly,
        boolean retired,
        Map<String, String> fixtures,
        List<Exercise> exercises) {

    /// A question of the bank, by its slug, and what it earns beside the others.
    public record Exercise(String question, BigDecimal points) {}

    public LessonFacts {
        // lessons that were published before there were such things have none
        fixtures = fixtures == null ? Map.of() : Map.copyOf(fixtures);
        exercises = exercises == null ? List.of() : List.copyOf(exercises);
    }

    LessonFacts with(Map<String, String> fixtures, List<Exercise> exercises) {
        return new LessonFacts(
                week, slug, path, title, author, type, estimate, formerly, retired, fixtures,
                exercises);
    }
}
