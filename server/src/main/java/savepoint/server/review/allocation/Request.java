package savepoint.server.review.allocation;

import java.util.List;
import java.util.Set;

/// What an allocation has to respect.
///
/// @param forbidden conflicts: who must not review what, besides the members of a work
/// @param kept pairings that stay; those of persons or works that are not listed count for the other side
/// @param count reviews that each work should get and each person should be asked for
/// @param most reviews that no person is asked to exceed, so that few need not do the work of many
/// @param seed the same request with the same seed gives the same pairings, whatever the order of its lists
public record Request(
        List<Author> authors,
        List<Reviewer> reviewers,
        Set<Pairing> forbidden,
        List<Pairing> kept,
        int count,
        int most,
        long seed) {
    public Request {
        if (count < 1) throw new IllegalArgumentException("a count of " + count + " reviews");
        if (most < count)
            throw new IllegalArgumentException("at most %d of %d reviews".formatted(most, count));
        authors = List.copyOf(authors);
        reviewers = List.copyOf(reviewers);
        forbidden = Set.copyOf(forbidden);
        kept = List.copyOf(kept);
    }
}
