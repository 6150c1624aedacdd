package savepoint.server.quiz.proctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Key;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.MarkBody;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.quiz.attempt.TimeStore;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.review.ReviewPages;
import savepoint.server.quiz.review.Shown;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.Texts;
import savepoint.server.quiz.statistics.TimeSpent;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts an attempt together as staff see it.
public final class RecordPages {
    private final TimeStore times;
    private final StaffPages staff;
    private final Attempts attempts;
    private final Answers answers;
    private final Marking marking;
    private final ReviewPages reviews;

    public RecordPages(
            Database database,
            StaffPages staff,
            Attempts attempts,
            Answers answers,
            Marking marking,
            ReviewPages reviews) {
        this.times = database.store(TimeStore.class);
        this.staff = staff;
        this.attempts = attempts;
        this.answers = answers;
        this.marking = marking;
        this.reviews = reviews;
    }

    Reply.Page page(
            Viewer.Staff viewer,
            TermQuiz quiz,
            Attempt attempt,
            ProctorStore.Student student,
            Refused refused) {
        var term = viewer.term();
        boolean running = attempt.row().endedAt() == null;
        var link = new Link(student.name(), quiz.student(student.ref()));
        var path = quiz.record(attempt.ref());
        var all = answers.all(attempt);
        var counting = Marking.counting(attempt.clock(), all);
        var page =
                new RecordPage(
                        quiz.link(),
                        link,
                        attempt.row().number(),
                        running,
                        Moment.of(attempt.row().startedAt(), term.zone()),
                        attempt.clock()
                                .deadline()
                                .map(end -> Moment.toTheSecond(end, term.zone()))
                                .orElse(null),
                        staff.entries(term, attempt),
                        running ? null : reviews.view(viewer, quiz, attempt, Shown.ALL),
                        times(attempt),
                        running ? List.of() : byHand(quiz, attempt, counting, refused),
                        late(
                                viewer,
                                quiz,
                                attempt,
                                Marking.late(all, counting).values(),
                                "acceptances",
                                refused),
                        late(
                                viewer,
                                quiz,
                                attempt,
                                counting.values().stream()
                                        .filter(AnswerStore.Row::accepted)
                                        .toList(),
                                "withdrawals",
                                refused),
                        running ? StaffPages.post(viewer, path + "/extra-time") : null,
                        refused.time("extra-time"),
                        running ? null : StaffPages.post(viewer, path + "/reopening"),
                        refused.time("reopening"),
                        refused.problem());
        return new Reply.Page(
                "quiz/record",
                new Heading(
                        "Attempt " + attempt.row().number(),
                        List.of(quiz.link(), new Link("Who is where", quiz.room()), link)),
                page);
    }

    private Map<Integer, String> times(Attempt attempt) {
        var spent = TimeSpent.of(times.ofAttempt(attempt.id()));
        return spent.getOrDefault(attempt.id(), Map.of()).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, one -> TimeSpent.words(one.getValue())));
    }

    private List<RecordPage.ByHand> byHand(
            TermQuiz quiz,
            Attempt attempt,
            Map<Integer, AnswerStore.Row> counting,
            Refused refused) {
        var questions = attempts.questions(attempt);
        var marks = marking.marks(attempt);
        var byHand = new ArrayList<RecordPage.ByHand>();
        for (int position = 1; position <= questions.size(); position++) {
            var question = questions.get(position - 1);
            if (!isMarkedByHand(question) || !counting.containsKey(position)) continue;
            var mark =
                    Optional.ofNullable(marks.get(position))
                            .filter(one -> one.points() != null && one.by() != null);
            var body = mark.map(MarkBody::of).orElseGet(() -> new MarkBody(Map.of(), ""));
            byHand.add(
                    new RecordPage.ByHand(
                            position,
                            AnswerWords.of(question.form(), Marking.answer(counting.get(position))),
                            criteria(question, position, body, refused),
                            refused.typed("marks-" + position, "note", body.note()),
                            model(question),
                            mark.map(AnswerStore.Mark::by).orElse(null),
                            graded(question, marks.get(position)),
                            mark.map(AnswerStore.Mark::id).orElse(0L),
                            question.key() instanceof Key.ByGrader
                                    ? new Post(
                                            quiz.record(attempt.ref()) + "/gradings", Refs.random())
                                    : null,
                            new Post(quiz.record(attempt.ref()) + "/marks", Refs.random())));
        }
        return byHand;
    }

    private static String graded(Instance question, AnswerStore.Mark mark) {
        if (!(question.key() instanceof Key.ByGrader) || mark == null || mark.by() != null)
            return null;
        return mark.points() == null
                ? "The grader has not graded it."
                : "The grader gives %s of %s; a mark by hand takes its place."
                        .formatted(Figures.plain(mark.points()), Figures.plain(question.points()));
    }

    /// Whether a person may mark it: an essay nobody else does, code where the grader could not or was wrong.
    static boolean isMarkedByHand(Instance question) {
        return question.key() instanceof Key.ByHand || question.key() instanceof Key.ByGrader;
    }

    /// The rubric; without one, the question's points are the only criterion.
    static List<Key.Criterion> rubric(Instance question) {
        return question.key() instanceof Key.ByHand(var rubric, _) && !rubric.isEmpty()
                ? rubric
                : List.of(new Key.Criterion("points", "Points", question.points(), ""));
    }

    private static String model(Instance question) {
        return question.key() instanceof Key.ByHand(_, var model)
                ? model.map(Texts::words).orElse(null)
                : null;
    }

    private static List<RecordPage.Criterion> criteria(
            Instance question, int position, MarkBody body, Refused refused) {
        return rubric(question).stream()
                .map(criterion ->
                        new RecordPage.Criterion(
                                criterion.slug(),
                                criterion.title(),
                                criterion.about(),
                                refused.typed(
                                        "marks-" + position,
                                        "criterion." + criterion.slug(),
                                        body.criteria().containsKey(criterion.slug())
                                                ? Figures.plain(
                                                        body.criteria().get(criterion.slug()))
                                                : ""),
                                Figures.plain(criterion.points())))
                .toList();
    }

    private List<RecordPage.LateAnswer> late(
            Viewer.Staff viewer,
            TermQuiz quiz,
            Attempt attempt,
            Collection<AnswerStore.Row> rows,
            String form,
            Refused refused) {
        var questions = attempts.questions(attempt);
        var zone = viewer.term().zone();
        return rows.stream()
                .map(row ->
                        new RecordPage.LateAnswer(
                                row.position(),
                                row.version(),
                                AnswerWords.of(
                                        questions.get(row.position() - 1).form(),
                                        Marking.answer(row)),
                                Moment.toTheSecond(row.receivedAt(), zone),
                                row.typedAt() == null
                                        ? null
                                        : Moment.toTheSecond(row.typedAt(), zone),
                                attempt.row().endedAt() == null
                                        ? null
                                        : StaffPages.post(
                                                viewer, quiz.record(attempt.ref()) + "/" + form),
                                refused.typed(form + "-" + row.position(), "reason", "")))
                .toList();
    }
}
