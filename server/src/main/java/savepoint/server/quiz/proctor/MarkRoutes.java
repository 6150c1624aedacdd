package savepoint.server.quiz.proctor;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Share;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.MarkBody;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Figures;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Marks by hand, criterion by criterion.
public final class MarkRoutes {
    private static final int LONGEST_NOTE = 2000;

    private final StaffRoutes staff;
    private final Attempts attempts;
    private final Answers answers;
    private final HandMarks marks;
    private final RecordPages records;

    public MarkRoutes(
            StaffRoutes staff,
            Attempts attempts,
            Answers answers,
            HandMarks marks,
            RecordPages records) {
        this.staff = staff;
        this.attempts = attempts;
        this.answers = answers;
        this.marks = marks;
        this.records = records;
    }

    public List<Route> routes(Gate gate) {
        return List.of(gate.post(StaffRoutes.RECORD + "/marks", Access.STAFF, this::mark));
    }

    private Reply mark(Viewer.Staff by, Request request) {
        return staff.ofAttempt(
                by,
                request,
                (quiz, attempt, student) -> {
                    int position = ProctorRoutes.number(request.field("question"));
                    return mark(by, attempt, position, request)
                            .<Reply>map(problem ->
                                    new Reply.Invalid(
                                            records.page(
                                                    by,
                                                    quiz,
                                                    attempt,
                                                    student,
                                                    Refused.of(
                                                            "marks-" + position,
                                                            request,
                                                            problem))))
                            .orElseGet(() -> done(quiz, attempt, position));
                });
    }

    private static Reply done(TermQuiz quiz, Attempt attempt, int position) {
        return new Reply.SeeOther(
                quiz.record(attempt.ref()), "Question " + position + " is marked.");
    }

    /// Why it is not marked; empty where it is.
    private Optional<String> mark(Viewer.Staff by, Attempt attempt, int position, Request request) {
        var questions = attempts.questions(attempt);
        if (position < 1
                || position > questions.size()
                || attempt.row().endedAt() == null
                || !RecordPages.isMarkedByHand(questions.get(position - 1)))
            return Optional.of("There is nothing to be marked by hand there.");
        var note = request.field("note").strip();
        if (note.length() > LONGEST_NOTE)
            return Optional.of(
                    "The note has %d characters; %d are taken."
                            .formatted(note.length(), LONGEST_NOTE));
        return switch (Typed.of(questions.get(position - 1), request)) {
            case Typed.Wrong(var problem) -> Optional.of(problem);
            case Typed.Right(var criteria, var points) -> {
                var counting =
                        Marking.counting(attempt.clock(), answers.all(attempt)).get(position);
                var other =
                        marks.set(
                                by,
                                attempt,
                                position,
                                new HandMarks.NewMark(
                                        counting == null ? null : counting.version(),
                                        basedOn(request),
                                        points,
                                        new MarkBody(criteria, note)));
                yield other.map(MarkRoutes::meanwhile);
            }
        };
    }

    private static long basedOn(Request request) {
        var typed = request.field("based-on");
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }

    private static String meanwhile(AnswerStore.Mark other) {
        var note = MarkBody.of(other).note();
        return "%s has marked it meanwhile: %s points%s. Save once more to put yours in its place."
                .formatted(
                        other.by(),
                        Figures.plain(other.points()),
                        note.isEmpty() ? "" : ", “" + note + "”");
    }

    /// The points by criterion as a form brings them, and what they come to.
    private sealed interface Typed {
        record Right(Map<String, BigDecimal> criteria, BigDecimal points) implements Typed {}

        record Wrong(String problem) implements Typed {}

        static Typed of(Instance question, Request request) {
            var criteria = new HashMap<String, BigDecimal>();
            var earned = BigDecimal.ZERO;
            var possible = BigDecimal.ZERO;
            for (var criterion : RecordPages.rubric(question)) {
                var typed =
                        request.field("criterion." + criterion.slug()).strip().replace(',', '.');
                if (!typed.matches("\\d{1,4}(\\.\\d{1,2})?")
                        || new BigDecimal(typed).compareTo(criterion.points()) > 0)
                    return new Wrong(
                            "%s: give points from 0 to %s."
                                    .formatted(
                                            criterion.title(), Figures.plain(criterion.points())));
                var points = new BigDecimal(typed);
                criteria.put(criterion.slug(), points);
                earned = earned.add(points);
                possible = possible.add(criterion.points());
            }
            // The rubric's points are its own; what the question earns in this quiz may be
            // another number.
            return new Right(criteria, Share.of(earned, possible).points(question.points()));
        }
    }
}
