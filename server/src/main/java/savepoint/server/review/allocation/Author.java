package savepoint.server.review.allocation;

import java.util.OptionalDouble;
import java.util.Set;

/// A work that is to be reviewed.
///
/// @param members the persons who made it; they never review it
/// @param strength how good its authors' earlier work was, on any scale; empty where unknown
public record Author(long work, Set<Long> members, OptionalDouble strength) {
    public Author {
        members = Set.copyOf(members);
    }
}
