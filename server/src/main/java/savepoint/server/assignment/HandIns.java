package savepoint.server.assignment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Database;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.LatePolicy;
import savepoint.server.grading.Gradings;
import savepoint.server.marking.Marks;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;

/// The hand-ins of an assignment's students, as far as staff treat many of them alike.
public final class HandIns {
    // Longer than anybody looks at one hand-in without saving a mark.
    private static final Duration HELD = Duration.ofMinutes(10);

    private final Database database;
    private final HandInStore store;
    private final Deadlines deadlines;
    private final Marks marks;
    private final InstantSource clock;

    /// The hand-ins in this database, marked by this clock.
    public HandIns(Database database, Deadlines deadlines, Marks marks, InstantSource clock) {
        this.deadlines = deadlines;
        this.database = database;
        this.store = database.store(HandInStore.class);
        this.marks = marks;
        this.clock = clock;
    }

    /// The one that counts of each work, or its newest where none does, to be graded by the bundle published now.
    public List<Gradings.Subject> counting(Assignment assignment) {
        return store.counting(assignment.row().activityId(), assignment.row().versionId());
    }

    /// Every one, to be graded by the bundle published now.
    public List<Gradings.Subject> every(Assignment assignment) {
        return store.every(assignment.row().activityId(), assignment.row().versionId());
    }

    /// Those of these refs, to be graded by the bundle published now; refs of other assignments' hand-ins are left out.
    public List<Gradings.Subject> chosen(Assignment assignment, List<String> refs) {
        return store.chosen(
                assignment.row().activityId(),
                assignment.row().versionId(),
                String.join(",", refs));
    }

    /// How many that count were graded by an earlier version of the bundle.
    public int gradedByOlderBundle(Assignment assignment) {
        return store.gradedByOther(assignment.row().activityId(), assignment.row().versionId());
    }

    /// One line of the list.
    ///
    /// @param kind of its verdict, as `Verdict.word`; null until there is one, and the points with it
    /// @param rubric the points of the marks so far, null without any; `marked` says whether they are all there
    record Listed(
            String ref,
            int number,
            Instant receivedAt,
            Instant dueAt,
            String student,
            String section,
            String kind,
            BigDecimal points,
            BigDecimal possible,
            int passed,
            int checks,
            boolean running,
            boolean counts,
            BigDecimal rubric,
            boolean marked) {}

    /// How many students there are and have handed in, how many gradings are not finished, and how many hand-ins are to
    /// be marked and are.
    record Tally(int students, int handedIn, int underWay, int toMark, int marked) {}

    /// Counting hand-ins whose checks ended alike: `example` is the ref of the first of them.
    record Pattern(String signature, int many, String example, BigDecimal points) {}

    /// Those that a filter finds, newest first, at most so many.
    List<Listed> found(Term term, Assignment assignment, HandInFilter filter, int most) {
        return store.found(
                assignment.row().activityId(), criteria(assignment), grace(term), filter, most);
    }

    /// How many a filter finds on all its pages.
    int count(Term term, Assignment assignment, HandInFilter filter) {
        return store.count(
                assignment.row().activityId(), criteria(assignment), grace(term), filter);
    }

    /// The refs of all that a filter finds.
    public List<String> refs(Term term, Assignment assignment, HandInFilter filter) {
        return store.refs(assignment.row().activityId(), criteria(assignment), grace(term), filter);
    }

    Tally tally(Term term, Assignment assignment) {
        return store.tally(term.id(), assignment.row().activityId(), criteria(assignment));
    }

    List<String> sections(Term term) {
        return store.sections(term.id());
    }

    List<Pattern> patterns(Assignment assignment) {
        return store.patterns(assignment.row().activityId());
    }

    /// Gives the viewer the next unmarked hand-in after this one, going round: the works in the order in which they were
    /// begun, without those that somebody else was given or marked in the last minutes.
    Optional<String> nextUnmarked(Viewer.Staff marker, Assignment assignment, String after) {
        long activity = assignment.row().activityId();
        var since = clock.instant().minus(HELD);
        return database.inTransaction(handle -> {
            var inside = handle.attach(HandInStore.class);
            inside.lock(activity);
            var next =
                    inside.nextUnmarked(
                            activity, criteria(assignment), after, marker.person().id(), since);
            next.ifPresent(found -> marks.take(handle, marker, found.id()));
            return next.map(HandInStore.Unmarked::ref);
        });
    }

    /// By which a hand-in is late or not.
    LatePolicy latePolicy(Term term) {
        return deadlines.policy(term.courseId());
    }

    private long grace(Term term) {
        return latePolicy(term).grace().toSeconds();
    }

    private static String criteria(Assignment assignment) {
        return assignment.bundle().rubric().instructor().stream()
                .map(Rubric.Criterion::slug)
                .collect(Collectors.joining(","));
    }
}
