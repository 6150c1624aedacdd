package savepoint.server.grading;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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

    /// What is to be graded: `id` of the submission or run, `work` is the ref of the work it belongs to, `enrolment` whose turn it uses, `tree` the
    /// files, `version` the published bundle.
    public record Subject(long id, String work, long enrolment, String tree, long version) {}

    /// Queues a live grading in the caller's transaction.
    public void ask(Handle handle, Subject subject) {
        var _ =
                live(
                        handle,
                        subject,
                        new NewGrading.Subject.Submission(subject.id(), subject.tree()));
    }

    /// Queues a try on the visible rows in the caller's transaction; like its hand-in, it draws from the work's seed.
    ///
    /// @return the ref to follow it by
    public String run(Handle handle, Subject subject) {
        return live(handle, subject, new NewGrading.Subject.Run(subject.id(), subject.tree()));
    }

    private String live(Handle handle, Subject subject, NewGrading.Subject graded) {
        return add(
                handle,
                graded,
                OptionalLong.of(subject.enrolment()),
                subject.version(),
                seed(subject.work()),
                NewGrading.Priority.LIVE);
    }

    /// Queues a grading in the caller's transaction that waits until no hand-in does, and returns its ref.
    public String askAgain(Handle handle, Subject subject) {
        return add(
                handle,
                new NewGrading.Subject.Submission(subject.id(), subject.tree()),
                OptionalLong.of(subject.enrolment()),
                subject.version(),
                seed(subject.work()),
                NewGrading.Priority.REGRADE);
    }

    /// Queues a console's entry in the caller's transaction.
    ///
    /// @param enrolment whose turn it uses; empty for somebody who is not enrolled
    /// @return the ref to follow it by
    public String explore(Handle handle, long entry, OptionalLong enrolment, long version) {
        return add(
                handle,
                new NewGrading.Subject.ConsoleEntry(entry),
                enrolment,
                version,
                0,
                NewGrading.Priority.LIVE);
    }

    /// Live code of a quiz, to be run with the seed that its question was drawn with.
    ///
    /// @param enrolment whose turn it uses; empty for somebody who is not enrolled
    /// @param version the published question
    public record Code(
            NewGrading.Subject subject, OptionalLong enrolment, long version, long seed) {}

    /// Queues all of it in the caller's transaction; the gradings' ids, in order.
    public List<Long> code(Handle handle, List<Code> codes) {
        return add(handle, codes, NewGrading.Priority.LIVE);
    }

    /// The same, to wait until nothing live does.
    public void codeAside(Handle handle, List<Code> codes) {
        var _ = add(handle, codes, NewGrading.Priority.REGRADE);
    }

    private List<Long> add(Handle handle, List<Code> codes, NewGrading.Priority priority) {
        var gradings =
                codes.stream()
                        .map(code ->
                                grading(
                                        code.subject(),
                                        code.enrolment(),
                                        code.version(),
                                        code.seed(),
                                        priority))
                        .toList();
        return add(handle, gradings);
    }

    private String add(
            Handle handle,
            NewGrading.Subject subject,
            OptionalLong enrolment,
            long version,
            long seed,
            NewGrading.Priority priority) {
        var grading = grading(subject, enrolment, version, seed, priority);
        add(handle, List.of(grading));
        return grading.ref();
    }

    private NewGrading grading(
            NewGrading.Subject subject,
            OptionalLong enrolment,
            long version,
            long seed,
            NewGrading.Priority priority) {
        return new NewGrading(
                Refs.random(), subject, enrolment, version, seed, priority, clock.instant());
    }

    private static List<Long> add(Handle handle, List<NewGrading> gradings) {
        try {
            return GradingQueue.add(handle.getConnection(), gradings);
        } catch (SQLException failed) {
            throw new IllegalStateException("not queued: " + gradings, failed);
        }
    }

    /// How often a submission's verdict was changed by grading it again, oldest first.
    public List<GradedAgain> again(long submission) {
        return store.again(submission);
    }

    /// All gradings of a submission, newest first.
    public List<PastGrading> history(long submission) {
        return store.history(submission);
    }

    /// How many gradings of this person's hand-ins in this term are not finished, as the caller's transaction sees it.
    public int underWay(Handle handle, long enrolment) {
        return handle.attach(GradingStore.class).underWay(enrolment);
    }

    /// How far a submission's grading has come.
    public Standing of(long submission) {
        return standing(store.effective(submission), () -> store.newest(submission));
    }

    /// How far a run has come.
    public Standing ofRun(long run) {
        return ofGrading(store.ofRun(run));
    }

    /// How far one grading has come.
    public Standing ofGrading(long grading) {
        return standing(store.verdict(grading), () -> store.asked(grading));
    }

    private Standing standing(
            Optional<GradingStore.Reported> ended, Supplier<GradingStore.Asked> asked) {
        if (ended.isPresent()) {
            var found = ended.get();
            return new Standing.Ended(
                    VerdictJson.readReport(found.report()),
                    bundles.get(found.slug(), found.bundle()));
        }
        var open = asked.get();
        return new Standing.UnderWay(open.ref(), bundles.get(open.slug(), open.bundle()));
    }

    /// The random seed of a work: the same for each of its hand-ins and regrades, so that the same code gets the same
    /// verdict.
    static long seed(String work) {
        return ByteBuffer.wrap(Sha256.of(work)).getLong();
    }
}
