package savepoint.server.work;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;

/// Staff put students together and apart, at any time and with a reason.
public final class Grouping {
    private final Database database;
    private final TeamStore store;
    private final Works works;
    private final Members members;
    private final Audit audit;

    /// Groups the students of these works.
    public Grouping(Database database, Works works, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(TeamStore.class);
        this.works = works;
        this.members = new Members(works, clock);
        this.audit = audit;
    }

    /// The works of an assignment that several students share, and of those who work alone the ones that are waiting for
    /// somebody's answer; by name.
    public List<Team.Listed> teams(long activity) {
        var handIns =
                store.handInsOfEach(activity).stream()
                        .collect(Collectors.toMap(TeamStore.Count::work, TeamStore.Count::many));
        var waiting = store.waiting(activity);
        var works = new LinkedHashMap<Long, List<TeamStore.Member>>();
        for (var member : store.everybody(activity, 0))
            works.computeIfAbsent(member.work(), _ -> new ArrayList<>()).add(member);
        return works.entrySet().stream()
                .map(work ->
                        new Team.Listed(
                                work.getValue().stream().map(Teams::mate).toList(),
                                handIns.getOrDefault(work.getKey(), 0),
                                waiting.contains(work.getKey())
                                        ? store.sent(work.getKey())
                                        : List.of()))
                .filter(team -> team.members().size() > 1 || !team.open().isEmpty())
                .sorted(Comparator.comparing(team -> team.members().getFirst().name()))
                .toList();
    }

    /// The students who can be put into teams.
    public List<Team.Mate> students(Viewer.Staff staff) {
        return store.students(staff.term().id()).stream()
                .map(one -> new Team.Mate(one.ref(), one.name(), false, false))
                .toList();
    }

    /// What staff want.
    ///
    /// @param student the ref of an enrolment
    /// @param with the ref of the enrolment whose work it is to be; empty for a work of their own
    public record Wish(String student, String with, String reason) {}

    /// Puts a student into the team of another, or on their own again.
    public Teams.Answer put(Viewer.Staff staff, Teams.For assignment, Wish wish) {
        var whom = find(staff, wish.student());
        var mate = find(staff, wish.with());
        if (whom.isEmpty() || (mate.isEmpty() && !wish.with().isEmpty()))
            return new Teams.Answer.Refused("Choose students of this course.");
        if (whom.equals(mate)) return new Teams.Answer.Refused("Choose two different students.");
        return database.inTransaction(handle -> {
            if (mate.isEmpty()) {
                works.lockStudents(handle, whom.get().id());
                return alone(handle, staff, assignment, whom.get(), wish.reason());
            }
            works.lockStudents(handle, whom.get().id(), mate.get().id());
            return together(handle, staff, assignment, whom.get(), mate.get(), wish.reason());
        });
    }

    private Optional<TeamStore.Student> find(Viewer.Staff staff, String ref) {
        return Refs.isRef(ref) ? store.student(staff.term().id(), ref) : Optional.empty();
    }

    private Teams.Answer together(
            Handle handle,
            Viewer.Staff staff,
            Teams.For assignment,
            TeamStore.Student whom,
            TeamStore.Student mate,
            String reason) {
        long activity = assignment.activity();
        var from = works.ofHeld(handle, activity, whom.id());
        var to = works.madeOfHeld(handle, activity, mate.id());
        if (from.filter(to::equals).isPresent())
            return new Teams.Answer.Done("They work together already.");
        works.lockWorks(handle, from.orElse(to).id(), to.id());
        return move(handle, assignment, whom, new Members.Move(whom.id(), from, to, staff, reason));
    }

    private Teams.Answer alone(
            Handle handle,
            Viewer.Staff staff,
            Teams.For assignment,
            TeamStore.Student whom,
            String reason) {
        var from = works.ofHeld(handle, assignment.activity(), whom.id());
        if (from.filter(
                        work ->
                                handle.attach(TeamStore.class).members(work.id(), whom.id()).size()
                                        > 1)
                .isEmpty()) return new Teams.Answer.Done(whom.name() + " works alone already.");
        works.lockWorks(handle, from.get().id(), from.get().id());
        var to = members.ownAgain(handle, assignment.activity(), whom.id());
        return move(handle, assignment, whom, new Members.Move(whom.id(), from, to, staff, reason));
    }

    private Teams.Answer move(
            Handle handle, Teams.For assignment, TeamStore.Student whom, Members.Move move) {
        members.move(handle, assignment.activity(), move);
        audit.record(
                handle,
                move.by(),
                "changed a team",
                "work " + move.to().ref(),
                Map.of(
                        "assignment", assignment.slug(),
                        "enrolment", whom.ref(),
                        "from", move.from().map(Work::ref).orElse(""),
                        "reason", move.reason()));
        var names =
                handle.attach(TeamStore.class).members(move.to().id(), whom.id()).stream()
                        .map(TeamStore.Member::name)
                        .toList();
        return new Teams.Answer.Done(
                names.size() == 1
                        ? whom.name() + " works alone now."
                        : String.join(", ", names) + " work together now.");
    }
}
