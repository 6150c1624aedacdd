package savepoint.server.gradebook.change;

import java.time.Instant;

/// A decision about grades, with its reason: of one cell or of many.
///
/// @param kind `override`, `excuse`, `clear` or `undo`
/// @param student the only one that it concerns, else the first by name
/// @param activity the only one that it concerns, else the first by title
/// @param stands whether anything of it still holds, so that it can be undone
public record Change(
        long id,
        String ref,
        String kind,
        String reason,
        String by,
        Instant at,
        int cells,
        String student,
        String activity,
        int students,
        int activities,
        boolean stands) {}
