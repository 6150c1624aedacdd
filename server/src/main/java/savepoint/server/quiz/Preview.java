package savepoint.server.quiz;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Quiz;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Reply;

/// A quiz as a student with some seed would get it; nothing of it is kept.
final class Preview {
    private static final int SEEDS = 1_000_000;

    private final Quizzes quizzes;
    private final SittingPages pages;
    private final SecureRandom random = new SecureRandom();

    Preview(Quizzes quizzes, SittingPages pages) {
        this.quizzes = quizzes;
        this.pages = pages;
    }

    Reply.Page page(Viewer.Staff staff, TermQuiz quiz, String typed) {
        long seed = typed.matches("-?\\d{1,18}") ? Long.parseLong(typed) : random.nextInt(SEEDS);
        var questions = Draw.of(quiz.quiz(), quizzes.bank(staff.term().courseId()), seed);
        var views = new ArrayList<QuestionView>();
        for (int position = 1; position <= questions.size(); position++) {
            views.add(
                    pages.view(
                            staff.term(),
                            quiz.quiz(),
                            questions,
                            position,
                            new SittingPages.Given(new Answer.Blank(), null, null)));
        }
        var page =
                new SittingPage(
                        quiz.link(),
                        quiz.row().title(),
                        null,
                        Long.toString(seed),
                        null,
                        IntStream.rangeClosed(1, questions.size())
                                .mapToObj(at -> new SittingPage.Numbered(at, false, false))
                                .toList(),
                        views,
                        0,
                        quiz.quiz().navigation() == Quiz.Navigation.FORWARD,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        true);
        return new Reply.Page("quiz/preview", new Heading("Preview", List.of(quiz.link())), page);
    }
}
