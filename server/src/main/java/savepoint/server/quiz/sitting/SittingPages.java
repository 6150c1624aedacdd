package savepoint.server.quiz.sitting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.quiz.attempt.Tries;
import savepoint.server.quiz.clock.AttemptClock;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.QuestionForms;
import savepoint.server.quiz.show.QuestionView;
import savepoint.server.quiz.show.Texts;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts the pages of a running attempt together.
public final class SittingPages {
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final Answers answers;
    private final Tries tries;
    private final Texts texts;
    private final InstantSource clock;

    public SittingPages(
            Quizzes quizzes,
            Attempts attempts,
            Answers answers,
            Tries tries,
            Texts texts,
            InstantSource clock) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.answers = answers;
        this.tries = tries;
        this.texts = texts;
        this.clock = clock;
    }

    /// An answer that came from an older page than the one that stands.
    public record Overtaken(Answers.Sent sent, AnswerStore.Row standing) {}

    public Reply.Page page(Viewer.Student student, TermQuiz quiz, Attempt attempt) {
        return page(student, quiz, attempt, List.of(), List.of());
    }

    public Reply.Page page(
            Viewer.Student student, TermQuiz quiz, Attempt attempt, List<Overtaken> overtaken) {
        return page(student, quiz, attempt, overtaken, List.of());
    }

    public Reply.Page refused(
            Viewer.Student student, TermQuiz quiz, Attempt attempt, List<String> problems) {
        return page(student, quiz, attempt, List.of(), problems);
    }

    private Reply.Page page(
            Viewer.Student student,
            TermQuiz quiz,
            Attempt attempt,
            List<Overtaken> overtaken,
            List<String> problems) {
        var rules = attempts.quiz(attempt);
        var path = quiz.attempt(attempt.ref());
        var questions = attempts.questions(attempt);
        var given = answers.newest(attempt);
        var tried = tries.of(attempt);
        boolean forward = rules.navigation() == Quiz.Navigation.FORWARD;
        int reached = attempt.row().reached();
        var views = new ArrayList<QuestionView>();
        for (int position = 1; position <= questions.size(); position++) {
            if (forward && position != reached) continue;
            int at = position;
            var other = overtaken.stream().filter(one -> one.sent().position() == at).findFirst();
            var filled =
                    other.map(one ->
                                    new Given(
                                            one.sent().answer(),
                                            one.standing(),
                                            one.standing(),
                                            tried.getOrDefault(at, List.of())))
                            .orElse(
                                    Given.of(
                                            given.get(position),
                                            tried.getOrDefault(at, List.of())));
            views.add(view(student.term(), rules, questions, position, filled, path));
        }
        var page =
                new SittingPage(
                        quiz.link(),
                        quiz.row().title(),
                        which(rules, attempt),
                        attempt.ref(),
                        clock(student.term(), attempt.clock(), clock.instant()),
                        numbers(questions, given, forward ? reached : 0),
                        views,
                        (int) given.values().stream().filter(SittingPages::isAnswered).count(),
                        forward,
                        forward && reached < questions.size(),
                        new Post(path + "/answers", Refs.random()),
                        path + "/hand-in",
                        path + "/state",
                        path + "/events",
                        Refs.random(),
                        problems,
                        false);
        return new Reply.Page("quiz/sitting", new Heading(quiz.row().title(), List.of()), page);
    }

    public static String which(Quiz rules, Attempt attempt) {
        if (attempt.row().number() == 1 && rules.attempts().orElse(2) == 1) return null;
        return rules.attempts()
                .filter(most -> attempt.row().number() <= most)
                .map(most -> "Attempt %d of %d".formatted(attempt.row().number(), most))
                .orElseGet(() -> "Attempt " + attempt.row().number());
    }

    static boolean isAnswered(AnswerStore.Row row) {
        return !(Marking.answer(row) instanceof Answer.Blank);
    }

    private static List<SittingPage.Numbered> numbers(
            List<Instance> questions, Map<Integer, AnswerStore.Row> given, int here) {
        return IntStream.rangeClosed(1, questions.size())
                .mapToObj(position ->
                        new SittingPage.Numbered(
                                position,
                                given.containsKey(position) && isAnswered(given.get(position)),
                                position == here))
                .toList();
    }

    /// What a question's form is filled in with.
    ///
    /// @param standing the newest answer that is kept, or null
    /// @param other the answer of another window that stands in its place, or null
    public record Given(
            Answer answer,
            AnswerStore.Row standing,
            AnswerStore.Row other,
            List<AnswerStore.Try> tries) {
        public static Given of(AnswerStore.Row standing, List<AnswerStore.Try> tries) {
            return new Given(
                    standing == null ? new Answer.Blank() : Marking.answer(standing),
                    standing,
                    null,
                    tries);
        }
    }

    /// @param path of the attempt or the preview that the question belongs to
    public QuestionView view(
            Term term,
            Quiz rules,
            List<Instance> questions,
            int position,
            Given given,
            String path) {
        var question = questions.get(position - 1);
        var place = place(term, question);
        var standing = given.standing();
        var other = given.other();
        return new QuestionView(
                position,
                AnswerFields.name(position),
                part(rules, questions, position),
                question.form() instanceof Form.Gaps ? null : texts.prose(place, question.prompt()),
                Figures.plain(question.points()),
                QuestionForms.of(texts, place, question, given.answer()),
                standing == null ? 0 : standing.version(),
                standing != null && isAnswered(standing),
                standing == null ? null : QuestionView.Saved.of(standing.receivedAt(), term.zone()),
                other == null
                        ? null
                        : new QuestionView.Overtaken(
                                AnswerWords.of(question.form(), Marking.answer(other)),
                                Moment.of(other.receivedAt(), term.zone())),
                question.form() instanceof Form.Code
                        ? "%s/questions/%d/runs".formatted(path, position)
                        : null,
                Tries.view(position, question, rules.tries(), given.tries()));
    }

    /// Where a question's text stands.
    public Texts.Place place(Term term, Instance question) {
        return new Texts.Place(term.path(), question.path(), quizzes.files(question.version()));
    }

    /// The title of the quiz's part that begins with this question, or null.
    public static String part(Quiz rules, List<Instance> questions, int position) {
        int part = questions.get(position - 1).part();
        if (position > 1 && questions.get(position - 2).part() == part) return null;
        return part < rules.parts().size() ? rules.parts().get(part).title().orElse(null) : null;
    }

    public static SittingPage.Clock clock(Term term, AttemptClock clock, Instant now) {
        return clock.deadline()
                .map(end ->
                        new SittingPage.Clock(
                                end.toString(),
                                now.toString(),
                                Moment.of(end, term.zone()),
                                words(clock.left(now).orElseThrow())))
                .orElse(null);
    }

    /// How long there is left, as one says it: minutes rounded up, for a clock that says 0 is over.
    private static String words(Duration left) {
        long minutes = (left.toSeconds() + 59) / 60;
        if (minutes == 1) return "1 minute";
        if (minutes < 120) return minutes + " minutes";
        return minutes < 48 * 60 ? minutes / 60 + " hours" : minutes / (24 * 60) + " days";
    }

    /// The question whether to hand in, with what is not answered.
    public Reply.Page askBefore(Viewer.Student student, TermQuiz quiz, Attempt attempt) {
        var given = answers.newest(attempt);
        var questions = attempts.questions(attempt);
        var path = quiz.attempt(attempt.ref());
        boolean forward = attempts.quiz(attempt).navigation() == Quiz.Navigation.FORWARD;
        var unanswered =
                numbers(questions, given, 0).stream()
                        .filter(number -> !number.answered())
                        .filter(number -> !forward || number.number() >= attempt.row().reached())
                        .map(number ->
                                new Link(
                                        "Question " + number.number(),
                                        path + "#" + AnswerFields.name(number.number())))
                        .toList();
        var page =
                new HandInPage(
                        quiz.row().title(),
                        clock(student.term(), attempt.clock(), clock.instant()),
                        (int) given.values().stream().filter(SittingPages::isAnswered).count(),
                        questions.size(),
                        unanswered,
                        path,
                        path + "/state",
                        path + "/events",
                        new Post(path + "/hand-in", Refs.random()));
        return new Reply.Page("quiz/hand-in", new Heading("Hand in", List.of()), page);
    }
}
