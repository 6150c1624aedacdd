package savepoint.server.quiz.start;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import savepoint.server.content.Addresses;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.Door;
import savepoint.server.quiz.imports.ImportPages;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.review.ReviewPages;
import savepoint.server.quiz.show.Texts;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;
import savepoint.server.web.Reply;

/// Puts a quiz's first page together.
public final class StartPages {
    private final Quizzes quizzes;
    private final Attempts attempts;
    private final ReviewPages reviews;
    private final Texts texts;

    public StartPages(Quizzes quizzes, Attempts attempts, ReviewPages reviews, Texts texts) {
        this.quizzes = quizzes;
        this.attempts = attempts;
        this.reviews = reviews;
        this.texts = texts;
    }

    Reply.Page page(Viewer.Student student, TermQuiz quiz, Door door) {
        var deadline = quizzes.deadline(quiz, student.enrolment().id());
        var own = attempts.of(quiz, student.enrolment().id());
        var factor = student.enrolment().timeFactor();
        boolean open = door instanceof Door.Open || door instanceof Door.WrongPassword;
        var page =
                new StartPage(
                        quiz.row().title(),
                        week(student.term(), quiz),
                        Figures.plain(quiz.quiz().points()),
                        moment(
                                student.term(),
                                door instanceof Door.NotYet ? deadline.opensAt() : null),
                        moment(student.term(), deadline.dueAt()),
                        moment(
                                student.term(),
                                Objects.equals(deadline.quizClosesAt(), deadline.dueAt())
                                        ? null
                                        : deadline.quizClosesAt()),
                        new Rules(quiz.quiz(), factor, left(door)).all(),
                        intro(student.term(), quiz),
                        state(door),
                        refusal(door),
                        quiz.quiz().access().password().isPresent(),
                        open ? new Post(quiz.path() + "/attempts", Refs.random()) : null,
                        door instanceof Door.Running(var attempt)
                                ? new Link(
                                        "Go on with attempt " + attempt.row().number(),
                                        quiz.attempt(attempt.ref()))
                                : null,
                        score(quiz.quiz(), own),
                        past(student.term(), quiz, own),
                        List.of());
        return page(student.term(), quiz, page);
    }

    Reply.Page page(Viewer.Staff staff, TermQuiz quiz) {
        var deadline = quizzes.deadline(quiz);
        var term = staff.term();
        var page =
                new StartPage(
                        quiz.row().title(),
                        week(term, quiz),
                        Figures.plain(quiz.quiz().points()),
                        moment(term, deadline.opensAt()),
                        moment(term, deadline.dueAt()),
                        moment(term, deadline.quizClosesAt()),
                        new Rules(quiz.quiz(), BigDecimal.ONE, Optional.empty()).all(),
                        intro(term, quiz),
                        StartPage.State.STAFF,
                        null,
                        quiz.quiz().access().password().isPresent(),
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(
                                new Link("Who is where", quiz.room()),
                                new Link("How the questions did", quiz.path() + "/statistics"),
                                new Link("Preview as a student", quiz.path() + "/preview"),
                                new Link("On paper", quiz.path() + "/paper"),
                                new Link("Import questions", ImportPages.all(term)),
                                new Link(
                                        "Extensions",
                                        term.path()
                                                + "/activities/"
                                                + quiz.row().ref()
                                                + "/extensions")));
        return page(term, quiz, page);
    }

    private static Reply.Page page(Term term, TermQuiz quiz, StartPage page) {
        var week = week(term, quiz);
        return new Reply.Page(
                "quiz/start",
                new Heading(
                        quiz.row().title(),
                        week == null
                                ? List.of(new Link(term.courseTitle(), term.path()))
                                : List.of(new Link(term.courseTitle(), term.path()), week)),
                page);
    }

    private static Link week(Term term, TermQuiz quiz) {
        var week = quiz.row().week();
        return week == null ? null : new Link("Week " + week, Addresses.week(term.path(), week));
    }

    private Prose intro(Term term, TermQuiz quiz) {
        var place =
                new Texts.Place(
                        term.path(),
                        "quizzes/" + quiz.row().slug() + ".yaml",
                        quizzes.files(quiz.row().tree()));
        return quiz.quiz().intro().map(text -> texts.prose(place, text)).orElse(null);
    }

    private static Moment moment(Term term, Instant at) {
        return at == null ? null : Moment.of(at, term.zone());
    }

    private static Optional<Integer> left(Door door) {
        return door instanceof Door.Open(var left, _) ? left : Optional.empty();
    }

    private static StartPage.State state(Door door) {
        return switch (door) {
            case Door.Open _, Door.WrongPassword _ -> StartPage.State.OPEN;
            case Door.Running _ -> StartPage.State.RUNNING;
            case Door.NotYet _ -> StartPage.State.NOT_YET;
            case Door.Closed _ -> StartPage.State.CLOSED;
            case Door.UsedUp _ -> StartPage.State.USED_UP;
            case Door.WrongNetwork _ -> StartPage.State.WRONG_NETWORK;
        };
    }

    private static String refusal(Door door) {
        return door instanceof Door.WrongPassword
                ? "That is not this quiz's password. Ask whoever supervises it."
                : null;
    }

    private String score(Quiz quiz, List<Attempt> own) {
        var ended = own.stream().filter(attempt -> attempt.row().endedAt() != null).toList();
        if (ended.size() < 2 || ended.stream().anyMatch(one -> !reviews.shown(one).score()))
            return null;
        var scores = ended.stream().map(reviews::score).toList();
        if (scores.stream().anyMatch(score -> score.earned() == null)) return null;
        var earned = scores.stream().map(ReviewPages.Score::earned).toList();
        var counts =
                switch (quiz.counting()) {
                    case BEST -> earned.stream().max(BigDecimal::compareTo).orElseThrow();
                    case LAST -> earned.getLast();
                    case AVERAGE ->
                            earned.stream()
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .divide(
                                            BigDecimal.valueOf(earned.size()),
                                            2,
                                            RoundingMode.HALF_UP);
                };
        return "%s of %s points count"
                .formatted(Figures.plain(counts), Figures.plain(scores.getLast().of()));
    }

    private List<StartPage.Past> past(Term term, TermQuiz quiz, List<Attempt> own) {
        return own.reversed().stream()
                .map(attempt -> {
                    boolean ended = attempt.row().endedAt() != null;
                    var score = ended ? reviews.score(attempt) : null;
                    boolean shown = ended && reviews.shown(attempt).score();
                    return new StartPage.Past(
                            quiz.attempt(attempt.ref()),
                            attempt.row().number(),
                            Moment.of(attempt.row().startedAt(), term.zone()),
                            ended ? Moment.of(attempt.row().endedAt(), term.zone()) : null,
                            shown ? score.words() : null,
                            standing(attempt, shown, score));
                })
                .toList();
    }

    private static String standing(Attempt attempt, boolean shown, ReviewPages.Score score) {
        if (attempt.row().endedAt() == null) return "Running";
        if (!shown) return "Handed in";
        return score.earned() == null ? "To be marked" : null;
    }
}
