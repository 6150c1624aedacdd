package savepoint.server.content.folder;

import java.util.List;
import java.util.Optional;

/// What of a bundle pages and weeks need without reading it again.
///
/// @param counts which hand-in of a work counts, `last` or `best`; the database reads it here
/// @param formerly slugs it had before
/// @param retired whether it no longer counts as an activity
public record AssignmentFacts(
        String title,
        Optional<Integer> week,
        RowPoints points,
        List<String> submit,
        String counts,
        List<String> formerly,
        boolean retired) {}
