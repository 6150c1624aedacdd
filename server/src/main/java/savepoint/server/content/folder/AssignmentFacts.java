package savepoint.server.content.folder;

import java.util.List;
import java.util.Optional;

/// What of a bundle pages and weeks need without reading it again.
///
/// @param formerly slugs it had before
/// @param retired whether it no longer counts as an activity
public record AssignmentFacts(
        String title,
        Optional<Integer> week,
        RowPoints points,
        List<String> submit,
        List<String> formerly,
        boolean retired) {}
