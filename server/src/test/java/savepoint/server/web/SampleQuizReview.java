package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.quiz.review.ReviewPage;
import savepoint.server.quiz.review.ReviewPage.Outcome;
import savepoint.server.quiz.show.QuestionForm;

/// An attempt after it has ended.
final class SampleQuizReview {
    private static final Link QUIZ =
            new Link("Week 11 Quiz", SampleFacts.TERM + "/quizzes/week-11");

    private SampleQuizReview() {}

    static ReviewPage review(String points, String pending) {
        return new ReviewPage(
                QUIZ,
                "Week 11 Quiz",
                "Attempt 1 of 2",
                SampleFacts.THURSDAY,
                SampleFacts.RECEIVED,
                points == null,
                points,
                "45",
                pending,
                "the right answers and the explanations",
                points == null ? 2 : 0,
                pending != null && pending.contains("graded") ? SampleVerdicts.queued() : null,
                points == null ? List.of() : reviewed(),
                points == null
                        ? Map.of()
                        : Map.of(1, List.of("Try 2 of 3 was right: 60% of the points.")),
                points == null ? Map.of() : SampleAppeals.beside());
    }

    private static List<ReviewPage.Question> reviewed() {
        return List.of(
                new ReviewPage.Question(
                        1,
                        "Transactions",
                        prose(
                                "<p>Which isolation level does PostgreSQL use unless told otherwise?</p>"),
                        Outcome.WRONG,
                        "0",
                        "5",
                        List.of(
                                new ReviewPage.Choice(
                                        prose("<p><code>REPEATABLE READ</code></p>"), true, false),
                                new ReviewPage.Choice(
                                        prose("<p><code>READ COMMITTED</code></p>"), false, true)),
                        List.of(),
                        List.of(),
                        List.of(prose("<p>That is MySQL's.</p>")),
                        null,
                        prose("<p>The default is said in <em>lesson 1</em>.</p>"),
                        null,
                        null,
                        null),
                new ReviewPage.Question(
                        2,
                        null,
                        prose("<p>Put what it means beside each letter.</p>"),
                        Outcome.PARTLY,
                        "2.5",
                        "5",
                        List.of(),
                        List.of(
                                new ReviewPage.Row("A", "Atomicity", "Atomicity", Outcome.RIGHT),
                                new ReviewPage.Row("I", "Indexing", "Isolation", Outcome.WRONG)),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        "Isolation",
                        null),
                new ReviewPage.Question(
                        3,
                        null,
                        prose("<p>Why are transactions short?</p>"),
                        Outcome.TO_MARK,
                        null,
                        "5",
                        List.of(),
                        List.of(
                                new ReviewPage.Row(
                                        null, "Because of locks.", null, Outcome.TO_MARK)),
                        List.of(new QuestionForm.File("answer.sql", "select 1")),
                        List.of(),
                        prose("<p>Because they hold locks.</p>"),
                        null,
                        "B. Osei: And bloat?",
                        null,
                        null),
                SampleCode.reviewed(4, SampleVerdicts.graded()),
                SampleCode.reviewed(5, SampleVerdicts.compileFailed()),
                SampleCode.reviewed(6, SampleVerdicts.limitHit()),
                SampleCode.reviewed(
                        7,
                        SampleVerdicts.plain(
                                savepoint.server.grading.VerdictView.Kind.GRADER_FAULT,
                                null,
                                "7KQ2")),
                SampleCode.reviewed(8, null));
    }

    private static Prose prose(String html) {
        return new Prose(html);
    }
}
