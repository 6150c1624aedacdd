package savepoint.server.points;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Points;
import savepoint.server.assignment.Assignment;
import savepoint.server.db.Database;
import savepoint.server.deadline.Deadline;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.LateDays;
import savepoint.server.deadline.Lateness;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;

/// What the database knows of everybody's points for an assignment. Nothing of it is kept: facts are read anew each time.
public final class Standings {
    private final PointsStore store;
    private final Deadlines deadlines;
    private final PeerReviews.Source reviews;

    /// Facts of hand-ins with these deadlines and these reviews.
    public Standings(Database database, Deadlines deadlines, PeerReviews.Source reviews) {
        this.store = database.store(PointsStore.class);
        this.deadlines = deadlines;
        this.reviews = reviews;
    }

    /// The student's own.
    public Facts of(Viewer.Student student, Assignment assignment) {
        return facts(
                        student.term(),
                        assignment,
                        student.enrolment().id(),
                        assignment.bundle().points())
                .getFirst();
    }

    /// Those of a student of the term by the id of their enrolment.
    public Facts of(Term term, long enrolment, Assignment assignment) {
        return facts(term, assignment, enrolment, assignment.bundle().points()).getFirst();
    }

    /// The same; empty for whoever takes the course no longer.
    Optional<Facts> find(Term term, long enrolment, Assignment assignment) {
        return facts(term, assignment, enrolment, assignment.bundle().points()).stream()
                .findFirst();
    }

    /// Those of everybody who takes the course, under a policy that may be another than the published one.
    public List<Facts> everybody(Term term, Assignment assignment, Points points) {
        return facts(term, assignment, 0, points);
    }

    private List<Facts> facts(Term term, Assignment assignment, long one, Points points) {
        long activity = assignment.row().activityId();
        var rows = store.students(term.id(), activity, one);
        var submissions =
                rows.stream().map(PointsStore.Row::submission).filter(Objects::nonNull).toList();
        var marks =
                (submissions.isEmpty() ? List.<PointsStore.Mark>of() : store.marks(submissions))
                        .stream().collect(Collectors.groupingBy(PointsStore.Mark::submission));
        var peers = peers(term, assignment, points);
        // Of one student their own, of a class all at once.
        var late =
                rows.stream().noneMatch(PointsStore.Row::late)
                        ? Map.<Long, LateDays>of()
                        : one == 0 ? deadlines.days(term) : Map.of(one, deadlines.days(term, one));
        var facts = new ArrayList<Facts>();
        for (var row : rows) {
            var brought =
                    new Brought(
                            row.submission(),
                            row.kind(),
                            row.points(),
                            row.lost(),
                            marks.getOrDefault(row.submission(), List.of()),
                            peers.flatMap(all -> all.received(row.work())));
            facts.add(
                    brought.facts(
                            assignment,
                            points,
                            () -> lateness(late, activity, row),
                            peers.flatMap(all -> all.reviewing(row.enrolment()))));
        }
        return List.copyOf(facts);
    }

    private Optional<Peers> peers(Term term, Assignment assignment, Points points) {
        return points.peers().signum() == 0 && points.reviewing().signum() == 0
                ? Optional.empty()
                : reviews.of(term, assignment.row().slug()).map(all -> Peers.of(all, points));
    }

    /// What the gradebook knows of a student's work for an assignment.
    ///
    /// @param facts without the checks that failed
    /// @param submission the ref of the hand-in; null where there is none
    /// @param receivedAt when it came, or null
    public record Brief(Facts facts, String submission, Instant receivedAt) {}

    /// Of some students for some assignments, by activity and enrolment; who has not begun is left out unless reviews say
    /// something of them.
    ///
    /// @param days how each of the students stands with the late policy
    public record Briefs(Map<Long, Map<Long, Brief>> of, Map<Long, LateDays> days) {}

    /// The times of students who have others than everybody.
    public interface OwnTimes {
        /// Empty for whoever has no extension.
        Optional<Deadline> of(long enrolment, long activity);
    }

    /// Briefly those of these students for all of these assignments.
    public Briefs briefs(
            Term term, List<Assignment> assignments, Collection<Long> enrolments, OwnTimes times) {
        var read = store.briefs(enrolments.toArray(Long[]::new));
        var days = days(term, read, enrolments, times);
        var rows = read.stream().collect(Collectors.groupingBy(PointsStore.Brief::activity));
        var submissions =
                rows.values().stream()
                        .flatMap(List::stream)
                        .map(PointsStore.Brief::submission)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toArray(Long[]::new);
        var marks =
                store.marksOf(submissions).stream()
                        .collect(Collectors.groupingBy(PointsStore.Mark::submission));
        var briefs = new HashMap<Long, Map<Long, Brief>>();
        for (var assignment : assignments) {
            long activity = assignment.row().activityId();
            var points = assignment.bundle().points();
            var peers =
                    peers(
                            term,
                            assignment,
                            rows.getOrDefault(activity, List.of()).stream()
                                    .map(PointsStore.Brief::work)
                                    .toList(),
                            enrolments);
            var byStudent = new HashMap<Long, Brief>();
            for (var row : rows.getOrDefault(activity, List.of()))
                byStudent.put(
                        row.enrolment(),
                        brief(assignment, row, marks, days.get(row.enrolment()), peers));
            for (long enrolment : enrolments)
                if (!byStudent.containsKey(enrolment))
                    peers.flatMap(all -> all.reviewing(enrolment))
                            .ifPresent(reviewing ->
                                    byStudent.put(
                                            enrolment,
                                            new Brief(
                                                    Brought.NOTHING.facts(
                                                            assignment,
                                                            points,
                                                            Lateness.InTime::new,
                                                            Optional.of(reviewing)),
                                                    null,
                                                    null)));
            briefs.put(activity, byStudent);
        }
        return new Briefs(briefs, days);
    }

    private Map<Long, LateDays> days(
            Term term, List<PointsStore.Brief> rows, Collection<Long> enrolments, OwnTimes times) {
        var policy = deadlines.policy(term.courseId());
        var counted = new HashMap<Long, List<LateDays.HandIn>>();
        for (var row : rows)
            if (row.counts())
                counted.computeIfAbsent(row.enrolment(), _ -> new ArrayList<>())
                        .add(
                                new LateDays.HandIn(
                                        row.activity(),
                                        times.of(row.enrolment(), row.activity())
                                                .orElse(row.deadline()),
                                        row.receivedAt()));
        return enrolments.stream()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                one ->
                                        Deadlines.days(
                                                policy, counted.getOrDefault(one, List.of()))));
    }

    private static Brief brief(
            Assignment assignment,
            PointsStore.Brief row,
            Map<Long, List<PointsStore.Mark>> marks,
            LateDays days,
            Optional<Peers> peers) {
        var brought =
                new Brought(
                        row.submission(),
                        row.kind(),
                        row.points(),
                        "",
                        marks.getOrDefault(row.submission(), List.of()),
                        peers.flatMap(all -> all.received(row.work())));
        return new Brief(
                brought.facts(
                        assignment,
                        assignment.bundle().points(),
                        () -> days.of(row.activity()),
                        peers.flatMap(all -> all.reviewing(row.enrolment()))),
                row.ref(),
                row.receivedAt());
    }

    private Optional<Peers> peers(
            Term term, Assignment assignment, List<Long> works, Collection<Long> reviewers) {
        var points = assignment.bundle().points();
        if (points.peers().signum() == 0 && points.reviewing().signum() == 0)
            return Optional.empty();
        if (Peers.needsEstimates(points)) return peers(term, assignment, points);
        return reviews.of(term, assignment.row().slug(), works, reviewers)
                .map(all -> Peers.of(all, points));
    }

    private static Lateness lateness(Map<Long, LateDays> late, long activity, PointsStore.Row row) {
        var days = row.late() ? late.get(row.enrolment()) : null;
        return days == null ? new Lateness.InTime() : days.of(activity);
    }
}
