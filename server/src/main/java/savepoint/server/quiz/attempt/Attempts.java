package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Database;
import savepoint.server.db.Kept;
import savepoint.server.db.Refs;
import savepoint.server.deadline.Deadline;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.clock.AttemptClock;
import savepoint.server.quiz.clock.Outages;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Networks;
import tools.jackson.databind.json.JsonMapper;

/// Students sit quizzes: they start, come to an end, and run out of time whether or not a browser is open.
public final class Attempts {
    // As many as may be sitting at once, and some who look at theirs again.
    private static final int KEPT = 2000;

    private final Database database;
    private final AttemptStore store;
    private final Quizzes quizzes;
    private final Marking marking;
    private final CodeMarks code;
    private final Outages outages;
    private final Endings endings;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    // What was drawn never changes, but for keys that are mended.
    private final Kept<Drawn, List<Instance>> drawn = new Kept<>(KEPT);

    /// Attempts at these quizzes, timed by this clock; code in them is graded by these gradings.
    public Attempts(Database database, Quizzes quizzes, Gradings gradings, InstantSource clock) {
        this.database = database;
        this.store = database.store(AttemptStore.class);
        this.quizzes = quizzes;
        this.code = new CodeMarks(database, quizzes, gradings, clock);
        this.marking = new Marking(database, code, clock);
        this.outages = new Outages(database, clock);
        this.endings = new Endings(database, this, marking, outages, clock);
        this.clock = clock;
    }

    /// For how long after its end an attempt takes what was under way.
    public static Duration grace() {
        return AttemptClock.GRACE;
    }

    /// The questions of an attempt by the keys that hold since a mending of them.
    private record Drawn(long attempt, long keys) {}

    /// What became of the wish to start.
    public sealed interface Starting {
        /// It runs; also where it ran before.
        public record Running(String ref) implements Starting {}

        /// It may not begin, and why.
        public record Refused(Door door) implements Starting {}
    }

    /// Whether a student may start now.
    public Door door(Viewer.Student student, TermQuiz quiz, String address) {
        return door(store, student, quiz, deadline(student, quiz), address);
    }

    private Deadline deadline(Viewer.Student student, TermQuiz quiz) {
        return quizzes.deadline(quiz, student.enrolment().id());
    }

    private Door door(
            AttemptStore inside,
            Viewer.Student student,
            TermQuiz quiz,
            Deadline deadline,
            String address) {
        long activity = quiz.row().activityId();
        long enrolment = student.enrolment().id();
        var now = clock.instant();
        var attempts = inside.of(activity, enrolment).stream().map(Attempt::of).toList();
        var running = attempts.stream().filter(attempt -> attempt.isOpen(now)).findFirst();
        if (running.isPresent()) return new Door.Running(running.get());
        if (deadline.isBeforeOpening(now)) return new Door.NotYet(deadline.opensAt());
        if (deadline.isQuizClosed(now)) return new Door.Closed(deadline.quizClosesAt());
        var left = left(inside, quiz, enrolment, attempts.size());
        if (left.filter(many -> many <= 0).isPresent()) return new Door.UsedUp(attempts.size());
        if (!Networks.admit(quiz.quiz().access().networks(), address))
            return new Door.WrongNetwork();
        return new Door.Open(left, quiz.quiz().access().password().isPresent());
    }

    /// Starts an attempt, or finds the one that runs. The same form sent twice starts once.
    public Starting start(
            Viewer.Student student, TermQuiz quiz, String password, String address, String key) {
        long activity = quiz.row().activityId();
        long enrolment = student.enrolment().id();
        // Looked up before: whoever waits for a second connection while holding one holds up a
        // whole class that starts.
        var deadline = deadline(student, quiz);
        var bank = quizzes.bank(student.term().courseId());
        var unfinished =
                of(quiz, enrolment).stream().filter(one -> one.row().endedAt() == null).toList();
        unfinished.forEach(this::script);
        if (unfinished.stream().anyMatch(one -> !one.isOpen(clock.instant()))) outages.beat();
        return database.inTransaction(handle -> {
            var inside = handle.attach(AttemptStore.class);
            inside.lockEnrolment(enrolment);
            var before = inside.startedBy(activity, enrolment, key);
            if (before.isPresent()) return new Starting.Running(before.get());
            // The job that ends attempts may not have come yet to the one before.
            endings.overdue(handle, unfinished);
            return switch (door(inside, student, quiz, deadline, address)) {
                case Door.Running(var attempt) -> new Starting.Running(attempt.ref());
                case Door.Open open when isRight(quiz.quiz(), password) ->
                        new Starting.Running(begin(inside, student, quiz, bank, key));
                case Door.Open _ -> new Starting.Refused(new Door.WrongPassword());
                case Door refused -> new Starting.Refused(refused);
            };
        });
    }

    private static boolean isRight(Quiz quiz, String password) {
        return quiz.access().password().map(right -> right.equals(password.strip())).orElse(true);
    }

    private String begin(
            AttemptStore inside, Viewer.Student student, TermQuiz quiz, Bank bank, String key) {
        long seed = random.nextLong();
        var now = clock.instant();
        var ref = Refs.random();
        long id =
                inside.insert(
                        ref,
                        quiz.row().activityId(),
                        student.enrolment().id(),
                        quiz.row().versionId(),
                        seed,
                        now,
                        quiz.quiz().limit().map(Attempts::seconds).orElse(null),
                        key);
        var factor = student.enrolment().timeFactor();
        if (factor.compareTo(BigDecimal.ONE) != 0) inside.insertTime(id, "factor", now, factor);
        inside.insertQuestions(
                id, JsonMapper.shared().writeValueAsString(Draw.of(quiz.quiz(), bank, seed)));
        return ref;
    }

    private static int seconds(Duration limit) {
        return Math.toIntExact(limit.toSeconds());
    }

    /// A student's own attempt.
    public Optional<Attempt> find(Viewer.Student student, TermQuiz quiz, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return store.find(ref, quiz.row().activityId(), student.enrolment().id()).map(Attempt::of);
    }

    /// Anybody's attempt at a quiz.
    public Optional<Attempt> find(Viewer.Staff staff, TermQuiz quiz, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return store.find(ref, quiz.row().activityId()).map(Attempt::of);
    }

    /// A student's attempts, first to last.
    public List<Attempt> of(TermQuiz quiz, long enrolment) {
        return store.of(quiz.row().activityId(), enrolment).stream().map(Attempt::of).toList();
    }

    /// How many more a student may start who has made so many; empty where there is no limit.
    public Optional<Integer> left(TermQuiz quiz, long enrolment, int made) {
        return left(store, quiz, enrolment, made);
    }

    private static Optional<Integer> left(
            AttemptStore inside, TermQuiz quiz, long enrolment, int made) {
        return quiz.quiz()
                .attempts()
                .map(allowed ->
                        allowed + inside.granted(quiz.row().activityId(), enrolment) - made);
    }

    /// What was drawn for an attempt, in order, with the keys that hold now.
    public List<Instance> questions(Attempt attempt) {
        return drawn.get(
                new Drawn(attempt.id(), attempt.row().keys()),
                () ->
                        store.questions(attempt.id()).stream()
                                .map(json -> JsonMapper.shared().readValue(json, Instance.class))
                                .toList());
    }

    /// What of an attempt is marked, by which rules.
    public Marking.Script script(Attempt attempt) {
        return new Marking.Script(attempt, questions(attempt), quiz(attempt).tries());
    }

    /// What has the grader judge them.
    public CodeMarks code() {
        return code;
    }

    /// What judges them.
    public Marking marking() {
        return marking;
    }

    /// The quiz by whose rules it is sat.
    public Quiz quiz(Attempt attempt) {
        return quizzes.version(attempt.row().versionId());
    }

    /// Goes on to the next question where there is no way back; without effect when it was done before.
    public void reach(Attempt attempt, int position) {
        if (position > questions(attempt).size() || store.reach(attempt.id(), position) == 0)
            return;
        database.store(TimeStore.class).leave(attempt.id(), position - 1, clock.instant());
    }

    /// Lets one whose time was up run again, where it was extended since.
    public Attempt resumed(Attempt attempt) {
        var now = clock.instant();
        if (attempt.row().endedAt() == null || !attempt.isOpen(now)) return attempt;
        return database.inTransaction(handle -> {
            var inside = handle.attach(AttemptStore.class);
            if (inside.resume(attempt.id()) == 1)
                inside.insertTime(attempt.id(), "resumed", now, null);
            return Attempt.of(inside.byId(attempt.id()));
        });
    }

    /// Hands in and marks; without effect on one that has ended. The attempt as it is then.
    public Attempt handIn(Attempt attempt) {
        return endings.handIn(attempt);
    }

    /// Ends one whose time is up. The attempt as it is then: it runs on where the platform was away meanwhile.
    public Attempt endOverdue(Attempt attempt) {
        return endings.overdue(attempt);
    }

    /// Ends every attempt whose time is up.
    public void endOverdue() {
        endings.overdue();
    }

    /// Makes marks of what graders have found of code since.
    public void markCode() {
        code.takeAll();
    }

    /// The same for one attempt, so that its page is not a second behind.
    public void markCode(Attempt attempt) {
        code.take(attempt);
    }
}
