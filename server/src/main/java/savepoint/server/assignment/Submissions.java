package savepoint.server.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.grader.bundle.FileTree;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.work.Work;
import savepoint.server.work.Works;

/// What students hand in: taken once each, numbered, and queued for grading in the same transaction.
public final class Submissions {
    /// Gradings that one student may have waiting in a term, so that nobody fills the queue.
    static final int MOST_UNDER_WAY = 5;

    // A student's own list is not paged; nobody reads further back than this.
    private static final int MOST_PAST = 100;

    private final Database database;
    private final SubmissionStore store;
    private final Works works;
    private final Gradings gradings;
    private final Audit audit;

    /// Hand-ins of these works.
    public Submissions(Database database, Works works, Gradings gradings, Audit audit) {
        this.database = database;
        this.store = database.store(SubmissionStore.class);
        this.works = works;
        this.gradings = gradings;
        this.audit = audit;
    }

    /// What has become of a hand-in that was found in order.
    public sealed interface HandIn {
        /// It is stored and queued, now or by an earlier request with the same key and the same files.
        record Taken(String ref) implements HandIn {}

        /// The bundle's rules allow none, or none yet.
        record NotAllowed(Allowance allowance) implements HandIn {}

        /// Too many of the student's hand-ins wait to be graded.
        record Waits() implements HandIn {}
    }

    /// Takes a hand-in.
    ///
    /// @param receivedAt the moment by which it was found in time
    public HandIn handIn(
            Viewer.Student student,
            Assignment assignment,
            FileTree files,
            String key,
            Instant receivedAt) {
        var exactKey = exactKey(files, key);
        return database.inTransaction(handle -> {
            var work = works.lock(handle, student, assignment.row().activityId());
            var known = handle.attach(SubmissionStore.class).byKey(work.id(), exactKey);
            if (known.isPresent()) return new HandIn.Taken(known.get());
            if (gradings.underWay(handle, student.enrolment().id()) >= MOST_UNDER_WAY)
                return new HandIn.Waits();
            var allowance =
                    allowance(handle.attach(SubmissionStore.class), assignment, work, receivedAt);
            if (allowance.isUsedUp() || allowance.next().isPresent())
                return new HandIn.NotAllowed(allowance);
            return new HandIn.Taken(
                    add(handle, student, assignment, work, files, exactKey, receivedAt));
        });
    }

    /// A hand-in of the student's work that was taken with this key and these files before.
    Optional<String> taken(
            Viewer.Student student, Assignment assignment, FileTree files, String key) {
        return works.of(student, assignment.row().activityId())
                .flatMap(work -> store.byKey(work.id(), exactKey(files, key)));
    }

    /// The same form sent again after an edit (back button, restored tab) is another hand-in: its files are part of the
    /// key, or what was typed last would be lost.
    private static String exactKey(FileTree files, String key) {
        return key + " " + files.hash();
    }

    private static Allowance allowance(
            SubmissionStore inside, Assignment assignment, Work work, Instant now) {
        return Allowance.of(assignment.bundle().rules(), inside.costs(work.id()), now);
    }

    /// What the student may still hand in.
    Allowance allowance(Viewer.Student student, Assignment assignment, Instant now) {
        return works.of(student, assignment.row().activityId())
                .map(work -> allowance(store, assignment, work, now))
                .orElseGet(() -> Allowance.of(assignment.bundle().rules(), List.of(), now));
    }

    private String add(
            Handle handle,
            Viewer.Student student,
            Assignment assignment,
            Work work,
            FileTree files,
            String key,
            Instant receivedAt) {
        var ref = Refs.random();
        var tree = Bundles.write(handle, files);
        var enrolment = student.enrolment().id();
        var added =
                handle.attach(SubmissionStore.class)
                        .insert(ref, work.id(), enrolment, receivedAt, tree, key);
        gradings.ask(
                handle,
                new Gradings.Subject(
                        added.id(), work.ref(), enrolment, tree, assignment.row().versionId()));
        audit.record(
                handle,
                student,
                "handed in",
                "submission " + ref,
                Map.of(
                        "assignment",
                        assignment.row().slug(),
                        "number",
                        added.number(),
                        "sha256",
                        tree));
        return ref;
    }

    /// A hand-in of this term that the viewer may see: their own, or anybody's for staff.
    public Optional<Submission> find(Viewer.Member viewer, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return switch (viewer) {
            case Viewer.Student student ->
                    store.ofStudent(student.term().id(), student.enrolment().id(), ref);
            case Viewer.Staff staff -> store.inTerm(staff.term().id(), ref);
        };
    }

    /// Everybody whose a hand-in is, by name.
    List<SubmissionStore.Owner> owners(Submission submission) {
        return store.owners(submission.id());
    }

    /// The student's own hand-ins, newest first.
    public List<Submission.Listed> past(Viewer.Student student, Assignment assignment) {
        return store.ofMember(assignment.row().activityId(), student.enrolment().id(), MOST_PAST);
    }

    /// The hand-ins of the work that this one belongs to, as far as the viewer may see them, newest first.
    List<Submission.Listed> ofSameWork(Viewer.Member viewer, Submission submission) {
        return switch (viewer) {
            case Viewer.Student student ->
                    store.ofSameWork(submission.id(), student.enrolment().id(), MOST_PAST);
            case Viewer.Staff _ -> store.ofSameWork(submission.id(), 0, MOST_PAST);
        };
    }
}
