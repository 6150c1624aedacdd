package savepoint.server.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.quiz.sitting.HandInPage;
import savepoint.server.quiz.sitting.SittingPage;
import savepoint.server.quiz.start.StartPage;

/// Quizzes before, while and after they are sat.
final class SampleQuizzes {
    private static final Link QUIZ =
            new Link("Week 11 Quiz", SampleFacts.TERM + "/quizzes/week-11");
    private static final Post POST = new Post("/saved", "k7");

    private SampleQuizzes() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        for (var state : StartPage.State.values())
            samples.put("quiz-" + state.code(), in("quiz/start", start(state), "Week 11 Quiz"));
        samples.put("quiz-sitting", in("quiz/sitting", sitting(false), "Week 11 Quiz"));
        samples.put("quiz-sitting-forward", in("quiz/sitting", sitting(true), "Week 11 Quiz"));
        samples.put("quiz-preview", in("quiz/preview", preview(), "Preview"));
        samples.put(
                "quiz-hand-in",
                in(
                        "quiz/hand-in",
                        handIn(
                                List.of(
                                        new Link("Question 3", "#q3"),
                                        new Link("Question 7", "#q7"))),
                        "Hand in"));
        samples.put("quiz-hand-in-all", in("quiz/hand-in", handIn(List.of()), "Hand in"));
        samples.put(
                "quiz-review", in("quiz/review", SampleQuizReview.review("38.5", null), "Attempt"));
        samples.put(
                "quiz-review-pending",
                in(
                        "quiz/review",
                        SampleQuizReview.review(null, "Handed in. Points are not shown yet."),
                        "Attempt"));
        samples.put(
                "quiz-review-graded",
                in(
                        "quiz/review",
                        SampleQuizReview.review(
                                null,
                                "Your code is being graded; the points stand here afterwards."),
                        "Attempt"));
        SampleCode.addTo(samples);
        SampleQuizStaff.addTo(samples);
    }

    static SamplePages.Sample in(String template, Object page, String title) {
        return SamplePages.inWeeks(template, page, title, SampleFacts.WEEK, QUIZ);
    }

    private static Prose prose(String html) {
        return new Prose(html);
    }

    private static StartPage start(StartPage.State state) {
        boolean open = state == StartPage.State.OPEN;
        return new StartPage(
                "Week 11 Quiz",
                SampleFacts.WEEK,
                "70",
                state == StartPage.State.NOT_YET ? SampleFacts.THURSDAY : null,
                SampleFacts.FRIDAY,
                null,
                List.of(
                        new StartPage.Rule(
                                "Time",
                                "52.5 minutes for you (35 minutes × 1.5), from when you start. The clock runs on when you close the page."),
                        new StartPage.Rule("Attempts", "2, 1 left. The best one counts."),
                        new StartPage.Rule("Questions", "12 on one page, in any order."),
                        new StartPage.Rule(
                                "Your answers",
                                "Saved as you give them. When the time is up, what is saved is handed in by itself.")),
                prose(
                        "<p>Have <strong>pen and paper</strong> at hand. You may use your notes.</p>"),
                state,
                open ? "That is not this quiz's password. Ask whoever supervises it." : null,
                open,
                open ? POST : null,
                state == StartPage.State.RUNNING ? new Link("Go on with attempt 2", "#") : null,
                state == StartPage.State.USED_UP ? "58 of 70 points count" : null,
                open || state == StartPage.State.STAFF ? List.of() : past(),
                state == StartPage.State.STAFF
                        ? List.of(
                                new Link("Who is where", "#"),
                                new Link("Preview as a student", "#"))
                        : List.of());
    }

    static List<StartPage.Past> past() {
        return List.of(
                new StartPage.Past("#", 2, SampleFacts.THURSDAY, null, null, "Running"),
                new StartPage.Past(
                        "#", 1, SampleFacts.THURSDAY, SampleFacts.THURSDAY, "58 of 70", null));
    }

    private static SittingPage.Clock clock() {
        return new SittingPage.Clock(
                "2026-11-20T00:00:00Z", "2026-11-19T23:26:00Z", SampleFacts.THURSDAY, "34 minutes");
    }

    private static SittingPage sitting(boolean forward) {
        var questions = SampleQuestions.questions();
        return new SittingPage(
                QUIZ,
                "Week 11 Quiz",
                "Attempt 1 of 2",
                "abcdefghijklmnop",
                clock(),
                IntStream.rangeClosed(1, 12)
                        .mapToObj(at -> new SittingPage.Numbered(at, at < 4, forward && at == 4))
                        .toList(),
                forward ? questions.subList(3, 4) : questions,
                3,
                forward,
                forward,
                POST,
                "#",
                "#",
                "#",
                "tabtabtab",
                forward ? List.of("Question 4: there is no such choice") : List.of(),
                false);
    }

    private static SittingPage preview() {
        return new SittingPage(
                QUIZ,
                "Week 11 Quiz",
                null,
                "42",
                null,
                List.of(),
                SampleQuestions.questions(),
                0,
                false,
                false,
                POST,
                null,
                null,
                null,
                null,
                List.of(),
                true);
    }

    private static HandInPage handIn(List<Link> unanswered) {
        return new HandInPage(
                "Week 11 Quiz",
                clock(),
                12 - unanswered.size(),
                12,
                unanswered,
                "#",
                "#",
                "#",
                POST);
    }
}
