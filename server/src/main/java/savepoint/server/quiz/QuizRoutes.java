package savepoint.server.quiz;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.db.Database;
import savepoint.server.db.Notifications;
import savepoint.server.people.Gate;
import savepoint.server.web.Route;

/// Everything about quizzes that has an address.
public final class QuizRoutes {
    private final StartRoutes start;
    private final AttemptRoutes attempt;
    private final AnswerRoutes answer;

    /// Sits these quizzes; open pages hear of their time by these notifications.
    public QuizRoutes(
            Database database,
            Quizzes quizzes,
            Attempts attempts,
            Notifications notifications,
            InstantSource clock) {
        var texts = new Texts();
        var answers = new Answers(database, clock);
        var marking = new Marking(database, clock);
        var sittings = new SittingPages(quizzes, attempts, answers, texts, clock);
        var reviews = new ReviewPages(sittings, attempts, answers, marking, texts, clock);
        start =
                new StartRoutes(
                        quizzes, attempts, new StartPages(quizzes, attempts, reviews, texts));
        attempt =
                new AttemptRoutes(
                        quizzes, attempts, answers, sittings, reviews, notifications, clock);
        answer = new AnswerRoutes(quizzes, attempts, answers, sittings, clock);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return Stream.of(start.routes(gate), attempt.routes(gate), answer.routes(gate))
                .flatMap(List::stream)
                .toList();
    }
}
