package savepoint.server.quiz.review;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import savepoint.server.appeal.AppealView;
import savepoint.server.appeal.Appeals;
import savepoint.server.content.question.Instance;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.quiz.attempt.Tries;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.Texts;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// Puts together what one sees of an attempt that has ended.
public final class ReviewPages {
    private final SittingPages sittings;
    private final Attempts attempts;
    private final Answers answers;
    private final Tries tries;
    private final Marking marking;
    private final CodeResults code;
    private final Texts texts;
    private final QuizAppeals appealable;
    private final Appeals appeals;
    private final InstantSource clock;

    public ReviewPages(
            SittingPages sittings,
            Attempts attempts,
            Answers answers,
            Tries tries,
            Marking marking,
            CodeResults code,
            Texts texts,
            QuizAppeals appealable,
            Appeals appeals,
            InstantSource clock) {
        this.sittings = sittings;
        this.attempts = attempts;
        this.answers = answers;
        this.tries = tries;
        this.marking = marking;
        this.code = code;
        this.texts = texts;
        this.appealable = appealable;
        this.appeals = appeals;
        this.clock = clock;
    }

    /// What an attempt came to: `earned` is null while something is to be marked.
    public record Score(BigDecimal earned, BigDecimal of) {
        /// Such as `58 of 70`; null while something is to be marked.
        public String words() {
            return earned == null ? null : Figures.plain(earned) + " of " + Figures.plain(of);
        }
    }

    public Score score(Attempt attempt) {
        var marks = marking.marks(attempt);
        var questions = attempts.questions(attempt);
        var of = questions.stream().map(Instance::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean all =
                IntStream.rangeClosed(1, questions.size())
                        .allMatch(at -> marks.containsKey(at) && marks.get(at).points() != null);
        return new Score(
                all
                        ? marks.values().stream()
                                .map(AnswerStore.Mark::points)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                        : null,
                of);
    }

    /// What the student sees of it now.
    public Shown shown(Attempt attempt) {
        return Shown.of(attempts.quiz(attempt).shown(), attempt.row().deadline(), clock.instant());
    }

    /// How far the grader is with an attempt's code, as it happens.
    public CodeFeed grading(Attempt attempt) {
        return code.feed(code.underWay(marking.marks(attempt).values()));
    }

    public Reply.Page page(Viewer.Student student, TermQuiz quiz, Attempt attempt) {
        return new Reply.Page(
                "quiz/review",
                new Heading("Attempt", List.of(quiz.link())),
                view(student, quiz, attempt, shown(attempt)));
    }

    public ReviewPage view(Viewer.Member viewer, TermQuiz quiz, Attempt attempt, Shown shown) {
        var term = viewer.term();
        var rules = attempts.quiz(attempt);
        var score = score(attempt);
        var all = answers.all(attempt);
        var counting = Marking.counting(attempt.clock(), all);
        var underWay = code.underWay(marking.marks(attempt).values());
        boolean closed = attempt.row().deadline().isQuizClosed(clock.instant());
        var late = Marking.late(all, counting);
        return new ReviewPage(
                quiz.link(),
                quiz.row().title(),
                SittingPages.which(rules, attempt),
                Moment.of(attempt.row().startedAt(), term.zone()),
                Moment.toTheSecond(attempt.row().endedAt(), term.zone()),
                !attempt.clock().isHandedIn(),
                shown.score() && score.earned() != null ? Figures.plain(score.earned()) : null,
                Figures.plain(score.of()),
                pending(shown, score, !underWay.isEmpty()),
                shown.equals(Shown.ALL) ? null : Shown.later(rules.shown(), closed),
                late.size(),
                underWay.isEmpty()
                        ? null
                        : code.progress(quiz.attempt(attempt.ref()) + "/grading/events", underWay),
                shown.answers() ? questions(term, attempt, shown, counting, late) : List.of(),
                shown.score() ? remarks(attempt) : Map.of(),
                appeals(viewer, quiz, attempt));
    }

    private Map<Integer, List<String>> remarks(Attempt attempt) {
        var remarks = new HashMap<Integer, List<String>>();
        var questions = attempts.questions(attempt);
        var worths = attempts.quiz(attempt).tries();
        var counting = Marking.counting(attempt.clock(), answers.all(attempt));
        tries.of(attempt)
                .forEach((position, tried) -> {
                    var told =
                            Tries.atEnd(
                                    questions.get(position - 1),
                                    worths,
                                    tried,
                                    Optional.ofNullable(counting.get(position)));
                    if (!told.shares().isEmpty())
                        remarks.computeIfAbsent(position, _ -> new ArrayList<>())
                                .add(Tries.told(told));
                });
        marking.fixes(attempt)
                .forEach(fix ->
                        remarks.computeIfAbsent(fix.position(), _ -> new ArrayList<>())
                                .add(remark(fix)));
        return remarks;
    }

    private static String remark(AnswerStore.Fixed fix) {
        if (fix.dropped()) return "This question counts for nobody: " + fix.reason();
        return (fix.full() ? "Everybody has full points here: " : "The key was mended: ")
                + fix.reason();
    }

    private Map<Integer, AppealView> appeals(Viewer.Member viewer, TermQuiz quiz, Attempt attempt) {
        var views = appeals.views(viewer, appealable.subjects(viewer, quiz, attempt));
        return views.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> QuizAppeals.position(one.getKey()), Map.Entry::getValue));
    }

    private static String pending(Shown shown, Score score, boolean graded) {
        if (!shown.score()) return "Handed in. Points are not shown yet.";
        if (graded) return "Your code is being graded; the points stand here afterwards.";
        return score.earned() == null
                ? "Some of it is still to be marked; the points stand here afterwards."
                : null;
    }

    private List<ReviewPage.Question> questions(
            Term term,
            Attempt attempt,
            Shown shown,
            Map<Integer, AnswerStore.Row> counting,
            Map<Integer, AnswerStore.Row> late) {
        var rules = attempts.quiz(attempt);
        var questions = attempts.questions(attempt);
        var marks = marking.marks(attempt);
        return IntStream.rangeClosed(1, questions.size())
                .mapToObj(position -> {
                    var question = questions.get(position - 1);
                    var given = Optional.ofNullable(counting.get(position)).map(Marking::answer);
                    var mark = Optional.ofNullable(marks.get(position));
                    var reviewed =
                            new Reviewed(
                                    texts,
                                    sittings.place(term, question),
                                    question,
                                    given,
                                    mark,
                                    given.isPresent() && mark.isPresent()
                                            ? code.outcome(question, given.get(), mark.get(), shown)
                                            : CodeResults.Outcome.NONE,
                                    shown);
                    return reviewed.view(
                            position,
                            SittingPages.part(rules, questions, position),
                            Optional.ofNullable(late.get(position))
                                    .map(row ->
                                            AnswerWords.of(question.form(), Marking.answer(row)))
                                    .orElse(null));
                })
                .toList();
    }
}
