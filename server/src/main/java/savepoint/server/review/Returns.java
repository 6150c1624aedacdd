package savepoint.server.review;

import java.time.InstantSource;
import java.util.Map;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;

/// Hand-ins given back by reviewers who know whose they are. Each goes to another, and its reviewer gets another where any may
/// be had; else it stays part of their share ([PeerFacts]), or to give everything back would be the shortest way to the points.
final class Returns {
    /// How many hand-ins of a round one reviewer may give back.
    static final int MOST = 2;

    private final Database database;
    private final Rounds rounds;
    private final Allocating allocating;
    private final Audit audit;
    private final InstantSource clock;

    Returns(Database database, Rounds rounds, Audit audit, InstantSource clock) {
        this.database = database;
        this.rounds = rounds;
        this.allocating = new Allocating(clock);
        this.audit = audit;
        this.clock = clock;
    }

    /// What became of it.
    enum Returning {
        /// It is back, now or before.
        DONE,
        /// Its reviewer gave back as many as one may.
        TOO_MANY,
        /// Its review is handed over.
        HANDED_OVER,
        /// Its time is over.
        TOO_LATE
    }

    Returning giveBack(Viewer.Student by, Round round, Review review, String reason) {
        return database.inTransaction(handle -> {
            var held = rounds.hold(handle, by.term(), round);
            var reviews = handle.attach(ReviewStore.class);
            reviews.lock(review.reviewerId());
            if (reviews.hasEnded(review.id())) return Returning.DONE;
            var timeline = held.timeline();
            if (!timeline.isOpenForReviews() || Reviews.isLate(review, timeline))
                return Returning.TOO_LATE;
            var inside = handle.attach(AllocationStore.class);
            if (inside.returns(held.id(), review.reviewerId()) >= MOST) return Returning.TOO_MANY;
            int given = inside.giveBack(review.id(), by.person().id(), reason, clock.instant());
            if (given == 0) return Returning.HANDED_OVER;
            allocating.fill(handle, held, held.step());
            audit.record(
                    handle,
                    by,
                    "reviews: gave a hand-in back",
                    "allocation " + review.ref(),
                    Map.of("reason", reason));
            return Returning.DONE;
        });
    }
}
