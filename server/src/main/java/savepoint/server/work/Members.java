package savepoint.server.work;

import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;

/// Moves students from work to work. Drafts go along; hand-ins stay where they are.
final class Members {
    private final Works works;
    private final InstantSource clock;

    Members(Works works, InstantSource clock) {
        this.works = works;
        this.clock = clock;
    }

    /// A student goes from one work to another.
    ///
    /// @param from empty where there was none yet
    /// @param by the student or staff
    /// @param reason that staff gave; empty where the student does it
    record Move(long enrolment, Optional<Work> from, Work to, Viewer.Member by, String reason) {}

    /// The work that a student is to have alone: the one they had before they came to a team, or a new one.
    Work ownAgain(Handle handle, long activity, long enrolment) {
        var inside = handle.attach(TeamStore.class);
        var before = inside.before(activity, enrolment);
        before.ifPresent(work -> works.lockWorks(handle, work.id(), work.id()));
        // others may have had it as well, and have come back while this waited
        return before.filter(work -> inside.members(work.id(), enrolment).isEmpty())
                .orElseGet(() -> works.makeEmpty(handle, activity));
    }

    /// Moves, while the student and both works are held.
    void move(Handle handle, long activity, Move move) {
        var inside = handle.attach(TeamStore.class);
        var now = clock.instant();
        long person = move.by().person().id();
        move.from()
                .ifPresent(from -> {
                    carryDraft(handle, from, move.to(), isLeftAlone(inside, move));
                    inside.changed(from.id(), move.enrolment(), "left", person, move.reason(), now);
                });
        inside.put(move.to().id(), activity, move.enrolment());
        inside.changed(move.to().id(), move.enrolment(), "joined", person, move.reason(), now);
        inside.accepted(move.to().id(), move.enrolment(), now);
        move.from().ifPresent(from -> inside.withdrawOfNobody(from.id(), now));
    }

    private static boolean isLeftAlone(TeamStore inside, Move move) {
        return inside.members(move.to().id(), move.enrolment()).isEmpty();
    }

    /// Whoever joins others adds to their history and leaves their newest draft on top; whoever goes alone takes the
    /// newest along.
    private static void carryDraft(Handle handle, Work from, Work to, boolean onTop) {
        var drafts = handle.attach(DraftStore.class);
        var top = drafts.newest(to.id(), 0);
        if (drafts.copyNewest(from.id(), to.id(), Refs.random()) == 0) return;
        if (!onTop) top.ifPresent(draft -> drafts.raise(to.id(), draft.ref()));
        drafts.forgetOldest(to.id(), Drafts.MOST_KEPT);
    }
}
