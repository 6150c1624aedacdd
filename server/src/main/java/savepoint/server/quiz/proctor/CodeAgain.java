package savepoint.server.quiz.proctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.db.Database;
import savepoint.server.people.Access;
import savepoint.server.people.Audit;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.CodeMarks;
import savepoint.server.quiz.attempt.CodeStore;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// An answer in code is graded once more, by the version of its question that holds for it: after a fault of ours.
public final class CodeAgain {
    private final Database database;
    private final StaffRoutes staff;
    private final Attempts attempts;
    private final CodeMarks code;
    private final Audit audit;

    public CodeAgain(
            Database database, StaffRoutes staff, Attempts attempts, CodeMarks code, Audit audit) {
        this.database = database;
        this.staff = staff;
        this.attempts = attempts;
        this.code = code;
        this.audit = audit;
    }

    public List<Route> routes(Gate gate) {
        return List.of(gate.post(StaffRoutes.RECORD + "/gradings", Access.STAFF, this::ask));
    }

    private Reply ask(Viewer.Staff by, Request request) {
        return staff.ofAttempt(
                by,
                request,
                (quiz, attempt, _) -> {
                    var typed = request.field("question");
                    int position = typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
                    return ask(by, attempt, position)
                            ? new Reply.SeeOther(
                                    quiz.record(attempt.ref()),
                                    "Question %d is being graded.".formatted(position))
                            : new Reply.Unprocessable(
                                    "There is no answer in code to grade, or it is being graded already.");
                });
    }

    /// False where nothing is to be graded, or it is under way.
    private boolean ask(Viewer.Staff by, Attempt attempt, int position) {
        var questions = attempts.questions(attempt);
        if (attempt.row().endedAt() == null || position < 1 || position > questions.size())
            return false;
        return database.inTransaction(handle -> {
            handle.attach(AttemptStore.class).lock(attempt.id());
            var inside = handle.attach(AnswerStore.class);
            var place = new AnswerStore.Place(attempt.id(), position);
            // Where everybody has full points, or none, the grader has no say.
            if (handle.attach(CodeStore.class).isUnderWay(attempt.id(), position)
                    || inside.full(new Long[] {attempt.id()}).contains(place)) return false;
            var question = questions.get(position - 1);
            var all = inside.all(attempt.id());
            var answer = Optional.ofNullable(Marking.counting(attempt.clock(), all).get(position));
            if (answer.isEmpty()
                    || !(Judge.of(question, Marking.answer(answer.get()))
                            instanceof Judgement.ByGrader(var files))) return false;
            code.ask(
                    handle,
                    List.of(
                            CodeMarks.Code.of(
                                    attempt, position, answer.get().version(), question, files)));
            audit.record(
                    handle,
                    by,
                    "asked for grading",
                    "attempt " + attempt.ref(),
                    Map.of("question", position, "version", answer.get().version()));
            return true;
        });
    }
}
