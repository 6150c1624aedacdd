package savepoint.server.quiz.proctor;

import java.util.List;
import java.util.function.Function;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.sitting.Preview;
import savepoint.server.quiz.statistics.StatisticsPages;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What those who teach look at: who is where, one student, one attempt, and the quiz as a student would get it.
public final class StaffRoutes {
    static final String STUDENT = TermQuiz.ROUTE + "/students/{student}";
    static final String RECORD = TermQuiz.ATTEMPT + "/record";

    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Proctor proctor;
    private final StaffPages pages;
    private final RecordPages records;
    private final Preview preview;
    private final StatisticsPages statistics;

    public StaffRoutes(
            Quizzes quizzes,
            Attempts attempts,
            Proctor proctor,
            StaffPages pages,
            RecordPages records,
            Preview preview,
            StatisticsPages statistics) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.proctor = proctor;
        this.pages = pages;
        this.records = records;
        this.preview = preview;
        this.statistics = statistics;
    }

    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(
                        TermQuiz.ROUTE + "/room",
                        Access.STAFF,
                        (staff, request) ->
                                in(staff, request, quiz -> pages.room(staff, quiz, Refused.NONE))),
                gate.get(
                        TermQuiz.ROUTE + "/preview",
                        Access.STAFF,
                        (staff, request) ->
                                in(
                                        staff,
                                        request,
                                        quiz -> preview.page(staff, quiz, request.query("seed")))),
                gate.get(
                        TermQuiz.ROUTE + "/statistics",
                        Access.STAFF,
                        (staff, request) ->
                                in(staff, request, quiz -> statistics.page(staff, quiz))),
                gate.get(
                        STUDENT,
                        Access.STAFF,
                        (staff, request) ->
                                ofStudent(
                                        staff,
                                        request,
                                        (quiz, student) ->
                                                pages.student(staff, quiz, student, Refused.NONE))),
                gate.get(
                        RECORD,
                        Access.STAFF,
                        (staff, request) ->
                                ofAttempt(
                                        staff,
                                        request,
                                        (quiz, attempt, student) -> {
                                            attempts.markCode(attempt);
                                            return records.page(
                                                    staff, quiz, attempt, student, Refused.NONE);
                                        })));
    }

    Reply in(Viewer.Staff staff, Request request, Function<TermQuiz, Reply> answer) {
        return quizzes.find(staff.term(), request.path("quiz"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    /// What is answered about a student.
    public interface OfStudent {
        Reply to(TermQuiz quiz, ProctorStore.Student student);
    }

    Reply ofStudent(Viewer.Staff staff, Request request, OfStudent answer) {
        return in(
                staff,
                request,
                quiz ->
                        proctor.student(staff, request.path("student"))
                                .map(student -> answer.to(quiz, student))
                                .orElseGet(Reply.Missing::new));
    }

    /// What is answered about an attempt.
    public interface OfAttempt {
        Reply to(TermQuiz quiz, Attempt attempt, ProctorStore.Student student);
    }

    Reply ofAttempt(Viewer.Staff staff, Request request, OfAttempt answer) {
        return in(
                staff,
                request,
                quiz ->
                        attempts.find(staff, quiz, request.path("attempt"))
                                .flatMap(attempt ->
                                        proctor.studentOf(attempt)
                                                .map(student -> answer.to(quiz, attempt, student)))
                                .orElseGet(Reply.Missing::new));
    }
}
