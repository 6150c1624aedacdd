package savepoint.server.grading;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.verdict.VerdictJson;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.db.Sha256;

/// Asks for gradings and reads what came of them.
public final class Gradings {
    private final GradingStore store;
    private final Bundles bundles;
    private final InstantSource clock;

    /// Gradings asked for by this clock.
    public Gradings(Database database, Bundles bundles, InstantSource clock) {
        this.store = database.store(GradingStore.class);
        this.bundles = bundles;
        this.clock = clock;
    }

    /// What is to be graded: `work` is the ref of the work it belongs to, `enrolment` whose turn it uses, `tree` the
    /// files, `version` the published bundle.
    public record Subject(
            long submission, String work, long enrolment, String tree, long version) {}

    /// Queues a live grading in the caller's transaction.
    public void ask(Handle handle, Subject subject) {
        queue(handle, subject, NewGrading.Priority.LIVE);
    }

    /// Queues a grading in the caller's transaction that waits until no hand-in does, and returns its ref.
    public String askAgain(Handle handle, Subject subject) {
        return queue(handle, subject, NewGrading.Priority.REGRADE);
    }

    private String queue(Handle handle, Subject subject, NewGrading.Priority priority) {
        var grading =
                new NewGrading(
                        Refs.random(),
                        new NewGrading.Subject.Submission(subject.submission(), subject.tree()),
                        OptionalLong.of(subject.enrolment()),
                        subject.version(),
                        seed(subject.work()),
                        priority,
                        clock.instant());
        try {
            GradingQueue.add(handle.getConnection(), grading);
            return grading.ref();
        } catch (SQLException failed) {
            throw new IllegalStateException("submission was not queued: " + subject, failed);
        }
    }

    /// How often a submission's verdict was changed by grading it again, oldest first.
    public List<GradedAgain> again(long submission) {
        return store.again(submission);
    }

    /// How many gradings of this person's hand-ins in this term are not finished, as the caller's transaction sees it.
    public int underWay(Handle handle, long enrolment) {
        return handle.attach(GradingStore.class).underWay(enrolment);
    }

    /// How far a submission's grading has come.
    public Standing of(long submission) {
        var ended =
                store.effective(submission)
                        .map(found ->
                                new Standing.Ended(
                                        VerdictJson.readReport(found.report()),
                                        bundles.get(found.slug(), found.bundle())));
        if (ended.isPresent()) return ended.get();
        var asked = store.newest(submission);
        return new Standing.UnderWay(asked.ref(), bundles.get(asked.slug(), asked.bundle()));
    }

    /// The random seed of a work: the same for each of its hand-ins and regrades, so that the same code gets the same
    /// verdict.
    static long seed(String work) {
        return ByteBuffer.wrap(Sha256.of(work)).getLong();
    }
}
