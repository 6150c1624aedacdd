package savepoint.server.quiz.start;

import java.util.List;
import java.util.function.Function;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// A quiz's first page, and starting it.
public final class StartRoutes {
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final StartPages pages;

    public StartRoutes(Quizzes quizzes, Attempts attempts, StartPages pages) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.pages = pages;
    }

    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(TermQuiz.ROUTE, Access.MEMBER, this::show),
                gate.post(TermQuiz.ROUTE + "/attempts", Access.STUDENT, this::start));
    }

    private Reply show(Viewer.Member viewer, Request request) {
        return in(
                viewer,
                request,
                quiz ->
                        switch (viewer) {
                            case Viewer.Student student ->
                                    pages.page(
                                            student,
                                            quiz,
                                            attempts.door(student, quiz, request.address()));
                            case Viewer.Staff staff -> pages.page(staff, quiz);
                        });
    }

    private Reply start(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                quiz -> {
                    var key = request.field("idempotency-key");
                    if (!Post.isKey(key))
                        return new Reply.Unprocessable("The form carries no key.");
                    return switch (attempts.start(
                            student, quiz, request.field("password"), request.address(), key)) {
                        case Attempts.Starting.Running(var ref) ->
                                new Reply.SeeOther(quiz.attempt(ref));
                        case Attempts.Starting.Refused(var door) ->
                                new Reply.Invalid(pages.page(student, quiz, door));
                    };
                });
    }

    private Reply in(Viewer.Member viewer, Request request, Function<TermQuiz, Reply> answer) {
        return quizzes.find(viewer.term(), request.path("quiz"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
