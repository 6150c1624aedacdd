package savepoint.server.content.folder;

import java.util.List;
import java.util.Optional;

/// What a lesson's file says of itself.
///
/// @param slug within its week
/// @param path of its file
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
        boolean retired) {}
