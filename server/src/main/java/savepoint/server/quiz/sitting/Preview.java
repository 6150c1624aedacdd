package savepoint.server.quiz.sitting;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.quiz.show.QuestionView;
import savepoint.server.web.Heading;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;

/// A quiz as a student with some seed would get it; nothing of it is kept but tries of code.
public final class Preview {
    private static final int SEEDS = 1_000_000;

    private final Quizzes quizzes;
    private final SittingPages pages;
    private final SecureRandom random = new SecureRandom();

    public Preview(Quizzes quizzes, SittingPages pages) {
        this.quizzes = quizzes;
        this.pages = pages;
    }

    /// The seed that was typed, else one at random.
    public long seed(String typed) {
        return typed.matches("-?\\d{1,18}") ? Long.parseLong(typed) : random.nextInt(SEEDS);
    }

    /// What a student with this seed would draw.
    public List<Instance> drawn(Viewer.Staff staff, TermQuiz quiz, long seed) {
        return Draw.of(quiz.quiz(), quizzes.bank(staff.term().courseId()), seed);
    }

    public Reply.Page page(Viewer.Staff staff, TermQuiz quiz, String typed) {
        return page(staff, quiz, seed(typed), _ -> new Answer.Blank(), List.of());
    }

    /// The page again with what was typed, and what is wrong with it.
    public Reply.Page page(
            Viewer.Staff staff, TermQuiz quiz, long seed, Request request, List<String> problems) {
        var questions = drawn(staff, quiz, seed);
        return page(
                staff,
                quiz,
                seed,
                position -> typed(questions.get(position - 1), request, position),
                problems);
    }

    private static Answer typed(Instance question, Request request, int position) {
        return switch (AnswerFields.read(request, position, question.form())) {
            case AnswerFields.Brought.Given(var answer) -> answer;
            case AnswerFields.Brought.Forged _ -> new Answer.Blank();
        };
    }

    private Reply.Page page(
            Viewer.Staff staff,
            TermQuiz quiz,
            long seed,
            IntFunction<Answer> given,
            List<String> problems) {
        var questions = drawn(staff, quiz, seed);
        var path = quiz.path() + "/preview";
        var views = new ArrayList<QuestionView>();
        for (int position = 1; position <= questions.size(); position++) {
            views.add(
                    pages.view(
                            staff.term(),
                            quiz.quiz(),
                            questions,
                            position,
                            new SittingPages.Given(given.apply(position), null, null, List.of()),
                            path));
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
                        new Post(path, Refs.random()),
                        null,
                        null,
                        null,
                        null,
                        problems,
                        true);
        return new Reply.Page("quiz/preview", new Heading("Preview", List.of(quiz.link())), page);
    }
}
