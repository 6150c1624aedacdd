package savepoint.server.lesson;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.NewGrading;
import savepoint.server.content.folder.LessonFacts;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.db.Sha256;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.CodeMarks;
import savepoint.server.quiz.attempt.CodeStore;
import savepoint.server.quiz.published.Quizzes;
import tools.jackson.databind.json.JsonMapper;

/// Students answer the questions in lessons: each answer is judged at once, as often as they like, and the best one that
/// came in time counts.
final class Exercises {
    private static final int SHARE_DIGITS = 10;

    private final Database database;
    private final Quizzes quizzes;
    private final Gradings gradings;
    private final InstantSource clock;

    Exercises(Database database, Quizzes quizzes, Gradings gradings, InstantSource clock) {
        this.database = database;
        this.quizzes = quizzes;
        this.gradings = gradings;
        this.clock = clock;
    }

    /// What became of an answer.
    sealed interface Checked {
        /// It was judged, or the grader is at it.
        record Taken() implements Checked {}

        /// It was not, and why, in words for whoever gave it.
        record Refused(String reason) implements Checked {}
    }

    /// The questions of a lesson as this reader gets them, each time the same; empty where one is not in the bank now.
    List<Optional<Exercise>> of(Viewer.Member viewer, LessonStore.Found lesson) {
        var asked = lesson.version().lesson().exercises();
        if (asked.isEmpty()) return List.of();
        var bank = quizzes.bank(viewer.term().courseId());
        var all =
                asked.stream()
                        .map(LessonFacts.Exercise::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return IntStream.range(0, asked.size())
                .mapToObj(i -> {
                    var one = asked.get(i);
                    return bank.find(one.question())
                            .map(entry ->
                                    new Exercise(
                                            i + 1,
                                            one.question(),
                                            part(lesson.points(), one.points(), all),
                                            Draw.of(
                                                    entry,
                                                    0,
                                                    one.points(),
                                                    seed(viewer, one.question()))));
                })
                .toList();
    }

    private static BigDecimal part(BigDecimal lesson, BigDecimal points, BigDecimal all) {
        if (lesson == null || all.signum() == 0) return null;
        return lesson.multiply(points)
                .divide(all, MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static long seed(Viewer.Member viewer, String question) {
        var hash =
                Sha256.of("%d %d %s".formatted(viewer.term().id(), viewer.person().id(), question));
        return ByteBuffer.wrap(hash).getLong();
    }

    /// Keeps what is typed, to be found again by whoever comes back.
    void keep(Viewer.Student student, LessonStore.Found lesson, Exercise exercise, Answer answer) {
        database.store(ExerciseStore.class)
                .keep(
                        student.enrolment().id(),
                        lesson.activityId(),
                        exercise.question(),
                        json(answer),
                        clock.instant());
    }

    /// Has an answer judged. One that stands there already is not judged again.
    Checked check(
            Viewer.Student student, LessonStore.Found lesson, Exercise exercise, Answer answer) {
        return switch (Judge.of(exercise.instance(), answer)) {
            case Judgement.Unanswered _ -> new Checked.Refused("Give an answer first.");
            case Judgement.Refused(var reason) -> new Checked.Refused(reason);
            case Judgement.ByHand _ ->
                    throw new IllegalStateException("an essay as exercise " + exercise.question());
            case Judgement.Judged judged ->
                    add(student, lesson, exercise, answer, share(judged.share()), null);
            case Judgement.ByGrader(var files) ->
                    add(student, lesson, exercise, answer, null, CodeMarks.tree(files));
        };
    }

    private static BigDecimal share(Share share) {
        return new BigDecimal(share.bounded().part())
                .divide(new BigDecimal(share.bounded().of()), SHARE_DIGITS, RoundingMode.HALF_UP);
    }

    /// @param share null for code
    /// @param code null for what a key judges
    private Checked add(
            Viewer.Student student,
            LessonStore.Found lesson,
            Exercise exercise,
            Answer answer,
            BigDecimal share,
            FileTree code) {
        long enrolment = student.enrolment().id();
        long activity = lesson.activityId();
        var question = exercise.question();
        var given = json(answer);
        return database.inTransaction(handle -> {
            var inside = handle.attach(ExerciseStore.class);
            inside.lock(enrolment);
            inside.forget(enrolment, activity, question);
            if (inside.same(enrolment, activity, question, given).isPresent())
                return new Checked.Taken();
            boolean waiting =
                    inside.best(enrolment, activity).stream()
                            .anyMatch(one -> one.question().equals(question) && one.waiting());
            if (waiting) {
                inside.keep(enrolment, activity, question, given, clock.instant());
                return new Checked.Refused(
                        "Your last answer is being graded; wait for that first.");
            }
            var now = clock.instant();
            inside.insert(
                    enrolment,
                    activity,
                    question,
                    given,
                    now,
                    lesson.dueAt() == null || !now.isAfter(lesson.dueAt()),
                    share,
                    code == null ? null : run(handle, student, lesson, exercise, code));
            return new Checked.Taken();
        });
    }

    private long run(
            Handle handle,
            Viewer.Student student,
            LessonStore.Found lesson,
            Exercise exercise,
            FileTree files) {
        var drawn = exercise.instance();
        var tree = Bundles.write(handle, files);
        long run =
                handle.attach(ExerciseStore.class)
                        .insertRun(
                                Refs.random(),
                                lesson.activityId(),
                                exercise.number(),
                                student.person().id(),
                                clock.instant(),
                                tree);
        long version =
                handle.attach(CodeStore.class)
                        .version(lesson.activityId(), drawn.version(), drawn.question());
        var _ =
                gradings.code(
                        handle,
                        List.of(
                                new Gradings.Code(
                                        new NewGrading.Subject.CodeRun(run, tree),
                                        OptionalLong.of(student.enrolment().id()),
                                        version,
                                        drawn.seed())));
        return run;
    }

    private static String json(Answer answer) {
        return JsonMapper.shared().writeValueAsString(answer);
    }
}
