package savepoint.server.quiz.start;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import savepoint.server.db.Notifications;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.review.ReviewPages;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.web.Feed;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// An attempt while it runs, what its page hears of the time, and handing it in.
public final class AttemptRoutes {
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Answers answers;
    private final SittingPages pages;
    private final ReviewPages reviews;
    private final Notifications notifications;
    private final InstantSource clock;

    public AttemptRoutes(
            Quizzes quizzes,
            Attempts attempts,
            Answers answers,
            SittingPages pages,
            ReviewPages reviews,
            Notifications notifications,
            InstantSource clock) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.answers = answers;
        this.pages = pages;
        this.reviews = reviews;
        this.notifications = notifications;
        this.clock = clock;
    }

    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(TermQuiz.ATTEMPT, Access.STUDENT, this::show),
                gate.get(TermQuiz.ATTEMPT + "/state", Access.STUDENT, this::state),
                gate.get(TermQuiz.ATTEMPT + "/events", Access.STUDENT, this::events),
                gate.get(TermQuiz.ATTEMPT + "/grading/events", Access.STUDENT, this::grading),
                gate.get(TermQuiz.ATTEMPT + "/hand-in", Access.STUDENT, this::askBefore),
                gate.post(TermQuiz.ATTEMPT + "/hand-in", Access.STUDENT, this::handIn));
    }

    private Reply show(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                (quiz, found) -> {
                    var attempt = current(found);
                    if (attempt.row().endedAt() == null) return pages.page(student, quiz, attempt);
                    attempts.markCode(attempt);
                    return reviews.page(student, quiz, attempt);
                });
    }

    /// The attempt as it stands by the clock, whether or not the job that ends attempts has come to it yet.
    private Attempt current(Attempt found) {
        if (found.row().endedAt() != null) return attempts.resumed(found);
        return found.isOpen(clock.instant()) ? found : attempts.endOverdue(found);
    }

    /// What a script is told of an attempt: the time on the server's clock, and which version of each answer stands.
    private record State(
            Instant now, Instant deadline, boolean ended, Map<Integer, Integer> versions) {}

    private Reply state(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                (_, attempt) -> {
                    var versions = new TreeMap<Integer, Integer>();
                    answers.newest(attempt)
                            .forEach((position, row) -> versions.put(position, row.version()));
                    boolean ended =
                            attempt.row().endedAt() != null && !attempt.isOpen(clock.instant());
                    return new Reply.Json(
                            new State(
                                    clock.instant(),
                                    attempt.clock().deadline().orElse(null),
                                    ended,
                                    versions));
                });
    }

    /// Says that the time may have changed; the page then asks for the state. So nothing is held up by a slow reader.
    private Reply events(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                (_, attempt) -> {
                    var own = Long.toString(attempt.id());
                    return new Reply.Events(outlet ->
                            notifications.subscribe(
                                    "attempt_time",
                                    told -> {
                                        if (told.isEmpty() || told.equals(own))
                                            outlet.send(new Feed.Event("time", "{}"));
                                    }));
                });
    }

    private Reply grading(Viewer.Student student, Request request) {
        return in(student, request, (_, attempt) -> new Reply.Events(reviews.grading(attempt)));
    }

    private Reply askBefore(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                (quiz, found) -> {
                    var attempt = current(found);
                    return attempt.row().endedAt() == null
                            ? pages.askBefore(student, quiz, attempt)
                            : new Reply.SeeOther(quiz.attempt(attempt.ref()));
                });
    }

    private Reply handIn(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                (quiz, attempt) -> {
                    boolean before = attempt.row().endedAt() != null;
                    attempts.handIn(attempt);
                    var path = quiz.attempt(attempt.ref());
                    return before
                            ? new Reply.SeeOther(path)
                            : new Reply.SeeOther(
                                    path, "Handed in. Every answer that you gave is kept.");
                });
    }

    private interface Answer {
        Reply to(TermQuiz quiz, Attempt attempt);
    }

    private Reply in(Viewer.Student student, Request request, Answer answer) {
        return quizzes.find(student.term(), request.path("quiz"))
                .flatMap(quiz ->
                        attempts.find(student, quiz, request.path("attempt"))
                                .map(attempt -> answer.to(quiz, attempt)))
                .orElseGet(Reply.Missing::new);
    }
}
