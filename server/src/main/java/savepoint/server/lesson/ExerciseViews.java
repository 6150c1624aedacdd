package savepoint.server.lesson;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.quiz.show.Feedback;
import savepoint.server.quiz.show.QuestionForms;
import savepoint.server.quiz.show.Texts;
import savepoint.server.web.Figures;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;

/// Shows the exercises of lessons with what their reader gave.
final class ExerciseViews {
    private final ExerciseStore store;
    private final Quizzes quizzes;
    private final Results results;
    private final InstantSource clock;
    private final Texts texts = new Texts();

    ExerciseViews(Database database, Quizzes quizzes, Results results, InstantSource clock) {
        this.store = database.store(ExerciseStore.class);
        this.quizzes = quizzes;
        this.results = results;
        this.clock = clock;
    }

    /// An answer that was not taken.
    record Refused(int exercise, Answer answer, String problem) {}

    /// Each by its number; what is not in the bank now is missing.
    ///
    /// @param address of the lesson
    Map<Integer, ExerciseView> of(
            Viewer.Member viewer,
            LessonStore.Found lesson,
            List<Optional<Exercise>> exercises,
            String address,
            Optional<Refused> refused) {
        if (exercises.isEmpty()) return Map.of();
        var known = known(viewer, lesson);
        var views = new HashMap<Integer, ExerciseView>();
        for (var one : exercises) {
            one.ifPresent(exercise ->
                    views.put(
                            exercise.number(),
                            view(viewer, lesson, exercise, known, address, refused)));
        }
        return views;
    }

    /// What a student gave, by question.
    private record Known(
            Map<String, ExerciseStore.Row> newest,
            Map<String, ExerciseStore.Draft> drafts,
            Map<String, ExerciseStore.Best> best) {
        static final Known NOTHING = new Known(Map.of(), Map.of(), Map.of());
    }

    private Known known(Viewer.Member viewer, LessonStore.Found lesson) {
        if (!(viewer instanceof Viewer.Student student) || lesson.activityId() == null)
            return Known.NOTHING;
        long enrolment = student.enrolment().id();
        long activity = lesson.activityId();
        return new Known(
                by(store.newest(enrolment, activity), ExerciseStore.Row::question),
                by(store.drafts(enrolment, activity), ExerciseStore.Draft::question),
                by(store.best(enrolment, activity), ExerciseStore.Best::question));
    }

    private static <T> Map<String, T> by(List<T> rows, Function<T, String> question) {
        return rows.stream().collect(Collectors.toMap(question, Function.identity()));
    }

    private ExerciseView view(
            Viewer.Member viewer,
            LessonStore.Found lesson,
            Exercise exercise,
            Known known,
            String address,
            Optional<Refused> refused) {
        var instance = exercise.instance();
        var place =
                new Texts.Place(
                        viewer.term().path(), instance.path(), quizzes.files(instance.version()));
        var newest = Optional.ofNullable(known.newest().get(exercise.question()));
        var typed = refused.filter(one -> one.exercise() == exercise.number());
        var answer =
                typed.map(Refused::answer)
                        .or(() ->
                                Optional.ofNullable(known.drafts().get(exercise.question()))
                                        .map(ExerciseStore.Draft::answer))
                        .or(() -> newest.map(ExerciseStore.Row::answer))
                        .orElseGet(Answer.Blank::new);
        var outcome = newest.map(row -> outcome(exercise, place, row)).orElse(Outcome.NONE);
        var best = Optional.ofNullable(known.best().get(exercise.question()));
        boolean solved = best.filter(one -> one.share().compareTo(BigDecimal.ONE) == 0).isPresent();
        boolean over = lesson.dueAt() != null && clock.instant().isAfter(lesson.dueAt());
        boolean may = viewer instanceof Viewer.Student && lesson.activityId() != null;
        return new ExerciseView(
                exercise.number(),
                AnswerFields.name(exercise.number()),
                instance.form() instanceof Form.Gaps ? null : texts.prose(place, instance.prompt()),
                exercise.points() == null ? null : Figures.plain(exercise.points()),
                QuestionForms.of(texts, place, instance, answer),
                may
                        ? new Post(
                                "%s/exercises/%d".formatted(address, exercise.number()),
                                Refs.random())
                        : null,
                outcome.state(),
                outcome.told(),
                best.map(one -> earned(exercise, one, newest.orElseThrow())).orElse(null),
                outcome.feedback(),
                solved || over
                        ? instance.explanation().map(text -> texts.prose(place, text)).orElse(null)
                        : null,
                outcome.verdict(),
                typed.map(Refused::problem).orElse(null));
    }

    /// What the newest answer came to.
    private record Outcome(
            ExerciseView.State state, String told, List<Prose> feedback, VerdictView verdict) {
        static final Outcome NONE = new Outcome(ExerciseView.State.UNTRIED, null, List.of(), null);
    }

    private Outcome outcome(Exercise exercise, Texts.Place place, ExerciseStore.Row row) {
        return switch (Judge.of(exercise.instance(), row.answer())) {
            case Judgement.Judged judged ->
                    outcome(judged.share().bounded(), Feedback.of(texts, place, judged), null);
            case Judgement.ByGrader _ when row.grading() != null -> graded(row);
            // The question was changed since.
            case Judgement.ByGrader _,
                    Judgement.ByHand _,
                    Judgement.Refused _,
                    Judgement.Unanswered _ ->
                    Outcome.NONE;
        };
    }

    private static Outcome outcome(Share share, List<Prose> feedback, VerdictView verdict) {
        if (share.isAll())
            return new Outcome(ExerciseView.State.RIGHT, "Right.", feedback, verdict);
        return share.isSome()
                ? new Outcome(
                        ExerciseView.State.PARTLY,
                        "Partly right: %s of the points.".formatted(share.words()),
                        feedback,
                        verdict)
                : new Outcome(ExerciseView.State.WRONG, "Not right yet.", feedback, verdict);
    }

    private Outcome graded(ExerciseStore.Row row) {
        return switch (results.gradings().ofGrading(row.grading())) {
            case Standing.UnderWay _ ->
                    new Outcome(ExerciseView.State.WAITING, "Being graded.", List.of(), null);
            case Standing.Ended(var report, var bundle) -> {
                var verdict =
                        VerdictViews.of(
                                report, bundle.limits(), results.bundles().files(row.tree()));
                yield switch (verdict.kind()) {
                    case GRADED, LIMIT_HIT ->
                            outcome(
                                    Share.of(report.verdict().points(), report.of()),
                                    List.of(),
                                    verdict);
                    case COMPILE_FAILED, REFUSED, GRADER_FAULT ->
                            new Outcome(
                                    ExerciseView.State.FAILED,
                                    "This could not be run, so it is no answer yet.",
                                    List.of(),
                                    verdict);
                };
            }
        };
    }

    private static String earned(
            Exercise exercise, ExerciseStore.Best best, ExerciseStore.Row newest) {
        if (exercise.points() == null) return null;
        var points = exercise.points().multiply(best.share()).setScale(2, RoundingMode.HALF_UP);
        var so =
                "%s of %s points so far"
                        .formatted(Figures.plain(points), Figures.plain(exercise.points()));
        return newest.inTime()
                ? so + "; the best answer counts."
                : so + "; this answer came after the deadline and does not count.";
    }
}
