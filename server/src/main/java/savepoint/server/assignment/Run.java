package savepoint.server.assignment;

import java.time.Instant;

/// A try of a work on the visible rows.
///
/// @param assignment the assignment's slug
/// @param week null where the assignment is in none
/// @param tree SHA-256 of the files that were tried
/// @param student who tried them
public record Run(
        long id,
        String ref,
        String assignment,
        String title,
        Integer week,
        Instant askedAt,
        String tree,
        String student) {}
