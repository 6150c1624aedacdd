package savepoint.server.quiz.proctor;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.CodeStore;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.quiz.attempt.TimeFactors;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Figures;

/// What those who teach do about attempts: more time, another sitting, another attempt, an answer that came late.
/// Each is a row of the audit in the same transaction, and done once however often its form comes.
public final class Proctor {
    private final Database database;
    private final ProctorStore store;
    private final Attempts attempts;
    private final Marking marking;
    private final Audit audit;
    private final InstantSource clock;

    public Proctor(
            Database database,
            Attempts attempts,
            Marking marking,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(ProctorStore.class);
        this.attempts = attempts;
        this.marking = marking;
        this.audit = audit;
        this.clock = clock;
    }

    /// Why something is done, and the key of the form that asks for it.
    public record Why(String reason, String key) {}

    /// A student of the term by the ref of their enrolment.
    Optional<ProctorStore.Student> student(Viewer.Staff staff, String ref) {
        return store.student(staff.term().id(), ref);
    }

    /// Whose attempt it is.
    Optional<ProctorStore.Student> studentOf(Attempt attempt) {
        return store.studentOf(attempt.row().enrolmentId());
    }

    /// The students of the term, by name.
    List<ProctorStore.Student> students(Viewer.Staff staff) {
        return store.students(staff.term().id());
    }

    /// Everybody's attempts at a quiz.
    List<Attempt> all(TermQuiz quiz) {
        return store.all(quiz.row().activityId()).stream().map(Attempt::of).toList();
    }

    /// Answers in code that could not be graded, by our fault, and that nobody has marked since.
    List<CodeStore.Fault> faults(TermQuiz quiz) {
        return database.store(CodeStore.class).faults(quiz.row().activityId());
    }

    /// How far the attempts are, by their ids.
    Map<Long, ProctorStore.Progress> progress(TermQuiz quiz) {
        var progress = new HashMap<Long, ProctorStore.Progress>();
        store.progress(quiz.row().activityId()).forEach(one -> progress.put(one.attemptId(), one));
        return progress;
    }

    /// What those that have ended came to, by their ids.
    Map<Long, ProctorStore.Score> scores(TermQuiz quiz) {
        var scores = new HashMap<Long, ProctorStore.Score>();
        store.scores(quiz.row().activityId()).forEach(one -> scores.put(one.attemptId(), one));
        return scores;
    }

    /// What moved an attempt's end, in the order in which it was recorded.
    List<ProctorStore.Fact> facts(Attempt attempt) {
        return store.facts(attempt.id());
    }

    /// Gives an attempt that runs more time; false where it runs no longer.
    boolean extend(Viewer.InCharge by, Attempt attempt, Duration time, Why why) {
        return database.inTransaction(handle -> {
            var now = clock.instant();
            var inside = handle.attach(AttemptStore.class);
            inside.lock(attempt.id());
            if (!Attempt.of(inside.byId(attempt.id())).isOpen(now)) return false;
            add(handle, by, attempt, "extra", time, why, "gave extra time");
            return true;
        });
    }

    /// The same for every attempt at a quiz that runs; how many there were.
    int extendAll(Viewer.InCharge by, TermQuiz quiz, Duration time, Why why) {
        int extended = 0;
        for (var attempt : all(quiz)) {
            if (attempt.isOpen(clock.instant()) && extend(by, attempt, time, why)) extended++;
        }
        return extended;
    }

    /// Opens an attempt again that has ended, for so long; false where it runs, or another one of the student's does.
    boolean reopen(Viewer.InCharge by, Attempt attempt, Duration time, Why why) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(AttemptStore.class);
            inside.lockEnrolment(attempt.row().enrolmentId());
            inside.lock(attempt.id());
            if (handle.attach(ProctorStore.class).isKnown(attempt.id(), why.key())) return true;
            if (Attempt.of(inside.byId(attempt.id())).isOpen(clock.instant())) return false;
            var row = attempt.row();
            boolean another =
                    inside.of(row.activityId(), row.enrolmentId()).stream()
                            .anyMatch(one -> one.endedAt() == null);
            if (another) return false;
            add(handle, by, attempt, "reopened", time, why, "reopened attempt");
            inside.resume(attempt.id());
            return true;
        });
    }

    private void add(
            Handle handle,
            Viewer.InCharge by,
            Attempt attempt,
            String kind,
            Duration time,
            Why why,
            String action) {
        int added =
                handle.attach(ProctorStore.class)
                        .insertTime(
                                attempt.id(),
                                kind,
                                clock.instant(),
                                Math.toIntExact(time.toSeconds()),
                                by.person().id(),
                                why.reason(),
                                why.key());
        if (added == 1)
            audit.record(
                    handle,
                    by,
                    action,
                    "attempt " + attempt.ref(),
                    Map.of("minutes", time.toMinutes(), "reason", why.reason()));
    }

    /// Sets a student's time factor, for what runs and for what they start from now on.
    void factor(
            Viewer.InCharge by, ProctorStore.Student student, BigDecimal factor, String reason) {
        database.useTransaction(handle -> {
            var inside = handle.attach(ProctorStore.class);
            if (inside.setFactor(student.enrolmentId(), factor) == 0) return;
            new TimeFactors(clock).changed(handle, by, student.enrolmentId(), factor, reason);
            audit.record(
                    handle,
                    by,
                    "set time factor",
                    "enrolment " + student.ref(),
                    Map.of(
                            "from", Figures.plain(student.timeFactor()),
                            "to", Figures.plain(factor),
                            "reason", reason));
        });
    }

    /// Gives a student attempts beyond those that the quiz allows, or takes some of these back; false where there are not so
    /// many to take.
    boolean grant(
            Viewer.InCharge by, ProctorStore.Student student, TermQuiz quiz, int more, Why why) {
        return database.inTransaction(handle -> {
            var attempts = handle.attach(AttemptStore.class);
            attempts.lockEnrolment(student.enrolmentId());
            long activity = quiz.row().activityId();
            boolean known =
                    handle.attach(ProctorStore.class)
                            .isGranted(activity, student.enrolmentId(), why.key());
            if (known) return true;
            if (attempts.granted(activity, student.enrolmentId()) + more < 0) return false;
            int granted =
                    handle.attach(ProctorStore.class)
                            .grant(
                                    quiz.row().activityId(),
                                    student.enrolmentId(),
                                    more,
                                    why.reason(),
                                    by.person().id(),
                                    clock.instant(),
                                    why.key());
            if (granted == 1)
                audit.record(
                        handle,
                        by,
                        "granted attempts",
                        "enrolment " + student.ref(),
                        Map.of(
                                "quiz", quiz.row().slug(),
                                "attempts", more,
                                "reason", why.reason()));
            return true;
        });
    }

    /// An answer that came late, which is to count, or to count no more.
    record Late(int position, int version, boolean accepted) {}

    /// Lets a late answer count or takes that back; false where there is none such.
    boolean accept(Viewer.InCharge by, Attempt attempt, Late late, String reason) {
        var script = attempts.script(attempt);
        return database.inTransaction(handle -> {
            handle.attach(AttemptStore.class).lock(attempt.id());
            var inside = handle.attach(ProctorStore.class);
            if (!inside.hasAnswer(attempt.id(), late.position(), late.version())) return false;
            int accepted =
                    inside.accept(
                            attempt.id(),
                            late.position(),
                            late.version(),
                            late.accepted(),
                            by.person().id(),
                            clock.instant(),
                            reason);
            if (accepted == 1) {
                marking.mark(handle, List.of(script));
                audit.record(
                        handle,
                        by,
                        late.accepted() ? "accepted late answer" : "took back late answer",
                        "attempt " + attempt.ref(),
                        Map.of(
                                "question", late.position(),
                                "version", late.version(),
                                "reason", reason));
            }
            return true;
        });
    }

    /// The moment by which everything here is judged.
    Instant now() {
        return clock.instant();
    }
}
