package savepoint.server.content.folder;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a lesson's file says of itself.
///
/// @param slug within its week
/// @param path of its file
/// @param fixtures paths in the course of those that its cells run on, by name
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
        Map<String, String> fixtures) {

    public LessonFacts {
        // lessons that were published before there were cells have none
        fixtures = fixtures == null ? Map.of() : Map.copyOf(fixtures);
    }
}
