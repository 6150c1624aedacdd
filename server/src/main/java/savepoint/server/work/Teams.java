package savepoint.server.work;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Person;
import savepoint.server.people.Viewer;

/// Students who share a work: they find together by invitations until the first hand-in or the deadline, whichever is
/// first. Hand-ins never change their work, so whoever has handed in stays.
public final class Teams {
    private static final int SHOWN = 50;

    private final Database database;
    private final TeamStore store;
    private final Works works;
    private final Members members;
    private final Audit audit;
    private final InstantSource clock;

    /// Teams of these works, judged by this clock.
    public Teams(Database database, Works works, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(TeamStore.class);
        this.works = works;
        this.members = new Members(works, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /// The assignment that a team is for; `atMost` is empty where everybody works alone.
    public record For(long activity, String slug, Optional<Integer> atMost) {}

    /// What became of a wish.
    public sealed interface Answer {
        /// It is so, now or already.
        record Done(String said) implements Answer {}

        /// It is not, and why.
        record Refused(String why) implements Answer {}

        /// There is no such invitation for whoever asks.
        record Missing() implements Answer {}
    }

    /// The student's team; empty where everybody works alone and nobody has ever thought of anything else.
    public Optional<Team> worthAWord(Viewer.Student student, For assignment) {
        return assignment.atMost().isPresent()
                        || store.isTouched(assignment.activity(), student.enrolment().id())
                ? Optional.of(of(student, assignment))
                : Optional.empty();
    }

    /// The student's team.
    public Team of(Viewer.Student student, For assignment) {
        long enrolment = student.enrolment().id();
        long activity = assignment.activity();
        long work = works.of(student, activity).map(Work::id).orElse(0L);
        var mates = store.members(work, enrolment);
        return new Team(
                mates.stream().map(Teams::mate).toList(),
                store.sent(work),
                store.received(activity, enrolment),
                store.changes(work, enrolment, SHOWN),
                store.elsewhere(activity, enrolment, work, SHOWN),
                obstacles(store).toAny(assignment, work, enrolment));
    }

    /// The invitations to a person, in all their courses, that can still be followed.
    public List<Team.Invited> invitations(Person person) {
        return store.invitations(person.id(), clock.instant());
    }

    static Team.Mate mate(TeamStore.Member member) {
        return new Team.Mate(member.ref(), member.name(), member.own(), member.dropped());
    }

    /// Asks somebody of the term to join the student's work.
    ///
    /// @param who an e-mail address or a whole name
    public Answer invite(Viewer.Student student, For assignment, String who) {
        long own = student.enrolment().id();
        return database.inTransaction(handle -> {
            works.lockStudents(handle, own);
            var before = works.ofHeld(handle, assignment.activity(), own);
            before.ifPresent(work -> works.lockWorks(handle, work.id(), work.id()));
            long standing = before.map(Work::id).orElse(0L);
            var inside = handle.attach(TeamStore.class);
            var obstacles = obstacles(inside);
            var closed = obstacles.toAny(assignment, standing, own);
            if (closed.isPresent()) return new Answer.Refused(closed.get());
            var found = inside.called(student.term().id(), who);
            if (found.size() != 1) return new Answer.Refused(Obstacles.toFinding(who, found));
            var whom = found.getFirst();
            var done = new Answer.Done(whom.name() + " is invited.");
            if (inside.isInvited(standing, whom.id())) return done;
            var obstacle = obstacles.toInvite(assignment, standing, own, whom);
            if (obstacle.isPresent()) return new Answer.Refused(obstacle.get());
            var work = works.madeOfHeld(handle, assignment.activity(), own);
            inside.invite(Refs.random(), work.id(), whom.id(), own, clock.instant());
            record(handle, student, "invited to a team", work, assignment, whom.ref());
            return done;
        });
    }

    private Obstacles obstacles(TeamStore inside) {
        return new Obstacles(inside, clock.instant());
    }

    private void record(
            Handle handle,
            Viewer.Student student,
            String action,
            Work work,
            For assignment,
            String enrolment) {
        audit.record(
                handle,
                student,
                action,
                "work " + work.ref(),
                Map.of("assignment", assignment.slug(), "enrolment", enrolment));
    }

    /// Joins the team that an invitation comes from. What the student has typed so far goes into the team's drafts.
    public Answer accept(Viewer.Student student, For assignment, String invitation) {
        long own = student.enrolment().id();
        return database.inTransaction(handle -> {
            works.lockStudents(handle, own);
            var inside = handle.attach(TeamStore.class);
            var found = asked(inside, assignment, invitation, one -> one.enrolment() == own);
            if (found.isEmpty()) return new Answer.Missing();
            var from = works.madeOfHeld(handle, assignment.activity(), own);
            var to = found.get().work();
            if (from.equals(to)) return new Answer.Done("You are in the team.");
            works.lockWorks(handle, from.id(), to.id());
            var obstacle = obstacles(inside).toJoin(assignment, invitation, from, own);
            if (obstacle.isPresent()) return new Answer.Refused(obstacle.get());
            members.move(
                    handle,
                    assignment.activity(),
                    new Members.Move(own, Optional.of(from), to, student, ""));
            record(handle, student, "joined a team", to, assignment, student.enrolment().ref());
            return new Answer.Done("You are in the team. What you typed stands in its drafts.");
        });
    }

    /// Does not join.
    public Answer decline(Viewer.Student student, For assignment, String invitation) {
        long own = student.enrolment().id();
        return database.inTransaction(handle -> {
            works.lockStudents(handle, own);
            return asked(
                            handle.attach(TeamStore.class),
                            assignment,
                            invitation,
                            one -> one.enrolment() == own)
                    .map(asked ->
                            close(handle, student, assignment, asked, "declined", "Declined."))
                    .orElseGet(Answer.Missing::new);
        });
    }

    /// Takes an invitation of the student's team back.
    public Answer withdraw(Viewer.Student student, For assignment, String invitation) {
        return database.inTransaction(handle -> {
            var own = works.lock(handle, student, assignment.activity());
            return asked(
                            handle.attach(TeamStore.class),
                            assignment,
                            invitation,
                            one -> one.work().equals(own))
                    .map(asked ->
                            close(
                                    handle,
                                    student,
                                    assignment,
                                    asked,
                                    "withdrawn",
                                    "The invitation is taken back."))
                    .orElseGet(Answer.Missing::new);
        });
    }

    private Answer close(
            Handle handle,
            Viewer.Student student,
            For assignment,
            TeamStore.Asked asked,
            String kind,
            String said) {
        if (asked.answer() != null)
            return asked.answer().equals(kind)
                    ? new Answer.Done(said)
                    : new Answer.Refused(Obstacles.answered(asked.answer()));
        handle.attach(TeamStore.class).answer(asked.id(), kind, clock.instant());
        record(
                handle,
                student,
                kind + " an invitation",
                asked.work(),
                assignment,
                student.enrolment().ref());
        return new Answer.Done(said);
    }

    /// Whether an invitation is to the student or from their team.
    public boolean concerns(Viewer.Student student, For assignment, String invitation) {
        long work = works.of(student, assignment.activity()).map(Work::id).orElse(0L);
        return asked(
                        store,
                        assignment,
                        invitation,
                        one ->
                                one.enrolment() == student.enrolment().id()
                                        || one.work().id() == work)
                .isPresent();
    }

    private static Optional<TeamStore.Asked> asked(
            TeamStore inside, For assignment, String invitation, Predicate<TeamStore.Asked> whose) {
        return Refs.isRef(invitation)
                ? inside.invitation(assignment.activity(), invitation).filter(whose)
                : Optional.empty();
    }

    /// Leaves the team, with the team's newest draft.
    public Answer leave(Viewer.Student student, For assignment) {
        long own = student.enrolment().id();
        long activity = assignment.activity();
        return database.inTransaction(handle -> {
            works.lockStudents(handle, own);
            var inside = handle.attach(TeamStore.class);
            var shared =
                    works.ofHeld(handle, activity, own)
                            .filter(work -> inside.members(work.id(), own).size() > 1);
            if (shared.isEmpty()) return new Answer.Done("You work on your own.");
            var from = shared.get();
            works.lockWorks(handle, from.id(), from.id());
            var closed = obstacles(inside).toAny(assignment, from.id(), own);
            if (closed.isPresent()) return new Answer.Refused(closed.get());
            var to = members.ownAgain(handle, activity, own);
            members.move(
                    handle, activity, new Members.Move(own, Optional.of(from), to, student, ""));
            record(handle, student, "left a team", from, assignment, student.enrolment().ref());
            return new Answer.Done(
                    "You work on your own again, with the text as the team left it.");
        });
    }
}
