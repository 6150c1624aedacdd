package savepoint.server.marking;

import java.time.Instant;

/// What somebody of the staff wrote on a hand-in.
///
/// @param path of the file whose `line` it stands on; both null for a comment on the whole
/// @param pattern whether it stands on every hand-in of the assignment whose checks ended like this one's
/// @param body never empty: a removed comment is not found any more
/// @param version how often it was written, to be named when it is changed
/// @param changedBy who wrote this version, at `changedAt`
public record Comment(
        String ref,
        String path,
        Integer line,
        boolean pattern,
        String body,
        int version,
        long authorId,
        String author,
        Instant writtenAt,
        String changedBy,
        Instant changedAt) {

    /// Whether it reads otherwise than at first.
    public boolean changed() {
        return version > 1;
    }
}
