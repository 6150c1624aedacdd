package savepoint.server.quiz.paper;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Key;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.review.CodeResults;
import savepoint.server.quiz.review.ReviewPage;
import savepoint.server.quiz.review.Reviewed;
import savepoint.server.quiz.review.Shown;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.KeyWords;
import savepoint.server.quiz.show.Texts;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// A quiz to be printed: the same seed prints the same sheet, with the right answers or without.
public final class Paper {
    private static final int SEEDS = 1_000_000;
    private static final String GAP = "\\[\\[[a-z0-9-]+]]";

    private final Quizzes quizzes;
    private final SittingPages sittings;
    private final Texts texts;
    private final SecureRandom random = new SecureRandom();

    public Paper(Quizzes quizzes, SittingPages sittings, Texts texts) {
        this.quizzes = quizzes;
        this.sittings = sittings;
        this.texts = texts;
    }

    public List<Route> routes(Gate gate) {
        return List.of(gate.get(TermQuiz.ROUTE + "/paper", Access.STAFF, this::show));
    }

    private Reply show(Viewer.Staff staff, Request request) {
        return quizzes.find(staff.term(), request.path("quiz"))
                .<Reply>map(quiz ->
                        page(staff, quiz, request.query("seed"), request.query("key").equals("on")))
                .orElseGet(Reply.Missing::new);
    }

    private Reply.Page page(Viewer.Staff staff, TermQuiz quiz, String typed, boolean keyed) {
        long seed = typed.matches("-?\\d{1,18}") ? Long.parseLong(typed) : random.nextInt(SEEDS);
        var questions = Draw.of(quiz.quiz(), quizzes.bank(staff.term().courseId()), seed);
        var path = quiz.path() + "/paper";
        var page =
                new PaperPage(
                        quiz.link(),
                        quiz.row().title(),
                        staff.term().courseTitle() + ", " + staff.term().name(),
                        Long.toString(seed),
                        Figures.plain(quiz.quiz().points()),
                        quiz.quiz()
                                .limit()
                                .map(limit -> limit.toMinutes() + " minutes")
                                .orElse(null),
                        keyed,
                        path,
                        keyed
                                ? new Link("Without the answers", path + "?seed=" + seed)
                                : new Link("With the answers", path + "?key=on&seed=" + seed),
                        IntStream.rangeClosed(1, questions.size())
                                .mapToObj(at -> question(staff, quiz, questions, at, keyed))
                                .toList());
        return new Reply.Page("quiz/paper", new Heading("On paper", List.of(quiz.link())), page);
    }

    private PaperPage.Question question(
            Viewer.Staff staff,
            TermQuiz quiz,
            List<Instance> questions,
            int position,
            boolean keyed) {
        var question = questions.get(position - 1);
        var place = sittings.place(staff.term(), question);
        var reviewed =
                new Reviewed(
                                texts,
                                place,
                                question,
                                Optional.empty(),
                                Optional.empty(),
                                CodeResults.Outcome.NONE,
                                Shown.ALL)
                        .view(position, null, null);
        return new PaperPage.Question(
                position,
                SittingPages.part(quiz.quiz(), questions, position),
                Figures.plain(question.points()),
                texts.prose(place, question.prompt().replaceAll(GAP, "………………")),
                room(question.form()),
                question.form() instanceof Form.AnyOf,
                choices(place, question, keyed),
                right(place, question),
                hints(question),
                keyed ? key(question, reviewed.rows()) : List.of(),
                keyed ? reviewed.key() : null);
    }

    private static PaperPage.Room room(Form form) {
        return switch (form) {
            case Form.OneOf _, Form.AnyOf _ -> PaperPage.Room.CHOICES;
            case Form.Pairs _ -> PaperPage.Room.PAIRS;
            case Form.Sequence _ -> PaperPage.Room.ORDER;
            case Form.Numeric _, Form.Line _ -> PaperPage.Room.LINE;
            case Form.Gaps _ -> PaperPage.Room.GAPS;
            case Form.Code _, Form.Essay _ -> PaperPage.Room.LINES;
        };
    }

    private List<PaperPage.Choice> choices(Texts.Place place, Instance question, boolean keyed) {
        var choices =
                question.form() instanceof Form.Pairs(var left, _)
                        ? left
                        : AnswerWords.choices(question.form());
        return choices.stream()
                .map(one ->
                        new PaperPage.Choice(
                                texts.prose(place, one.text()),
                                keyed && KeyWords.isRight(question.key(), one.id())))
                .toList();
    }

    private List<PaperPage.Lettered> right(Texts.Place place, Instance question) {
        if (!(question.form() instanceof Form.Pairs(_, var right))) return List.of();
        return IntStream.range(0, right.size())
                .mapToObj(i ->
                        new PaperPage.Lettered(letter(i), texts.prose(place, right.get(i).text())))
                .toList();
    }

    private static String letter(int i) {
        return i < 26 ? Character.toString('A' + i) : "A" + letter(i - 26);
    }

    private static List<String> hints(Instance question) {
        if (!(question.form() instanceof Form.Gaps(var gaps))) return List.of();
        return IntStream.range(0, gaps.size())
                .filter(i -> gaps.get(i).form() instanceof Form.OneOf)
                .mapToObj(i ->
                        "Gap %d: one of %s"
                                .formatted(
                                        i + 1,
                                        String.join(
                                                ", ",
                                                AnswerWords.choices(gaps.get(i).form()).stream()
                                                        .map(one -> Texts.words(one.text()))
                                                        .toList())))
                .toList();
    }

    private static List<String> key(Instance question, List<ReviewPage.Row> rows) {
        if (question.form() instanceof Form.Pairs(var left, var right)
                && question.key() instanceof Key.Pairs(var pairs, _, _))
            return left.stream()
                    .map(one ->
                            Texts.words(one.text())
                                    + " – "
                                    + letter(
                                            right.stream()
                                                    .map(Form.Choice::id)
                                                    .toList()
                                                    .indexOf(pairs.get(one.id()))))
                    .toList();
        return rows.stream()
                .filter(row -> row.right() != null)
                .map(row -> row.label() == null ? row.right() : row.label() + ": " + row.right())
                .toList();
    }
}
