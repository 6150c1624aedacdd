package savepoint.server.quiz.keys;

import java.util.List;
import java.util.Optional;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Mending keys, and taking that back.
public final class KeyFixRoutes {
    private static final String QUESTION = TermQuiz.ROUTE + "/questions/{item}";
    private static final int LONGEST_REASON = 300;

    private final Quizzes quizzes;
    private final KeyFixes fixes;
    private final KeyUndos undos;
    private final CodeTrials trials;
    private final KeyFixPages pages;

    public KeyFixRoutes(
            Quizzes quizzes, KeyFixes fixes, KeyUndos undos, CodeTrials trials, KeyFixPages pages) {
        this.quizzes = quizzes;
        this.fixes = fixes;
        this.undos = undos;
        this.trials = trials;
        this.pages = pages;
    }

    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(QUESTION + "/key", Access.INSTRUCTOR, this::look),
                gate.post(QUESTION + "/gradings", Access.INSTRUCTOR, this::grade),
                gate.post(QUESTION + "/fixes", Access.INSTRUCTOR, this::apply),
                gate.post(TermQuiz.ROUTE + "/fixes/{fix}/undoing", Access.INSTRUCTOR, this::undo));
    }

    private interface OfQuestion {
        Reply to(TermQuiz quiz, List<KeyFixStore.Row> rows);
    }

    private Reply in(Viewer.InCharge viewer, Request request, OfQuestion answer) {
        return quizzes.find(viewer.term(), request.path("quiz"))
                .flatMap(quiz -> {
                    var rows = fixes.rows(quiz, request.path("item"));
                    return rows.isEmpty()
                            ? Optional.<Reply>empty()
                            : Optional.of(answer.to(quiz, rows));
                })
                .orElseGet(Reply.Missing::new);
    }

    private Reply look(Viewer.InCharge viewer, Request request) {
        return in(
                viewer,
                request,
                (quiz, rows) ->
                        pages.page(
                                viewer, quiz, rows, KeyFixForm.looking(request), Optional.empty()));
    }

    private Reply grade(Viewer.InCharge by, Request request) {
        return in(
                by,
                request,
                (quiz, rows) -> {
                    var slug = request.path("item");
                    int asked = trials.ask(by, quiz, rows, new Mending.AsNow(pages.now(by, slug)));
                    if (asked == 0)
                        return new Reply.Unprocessable(
                                "There is nothing to grade there, or the grader is at it already.");
                    boolean neverLower = request.field("never-lower").equals("on");
                    return new Reply.SeeOther(
                            KeyFixPages.path(quiz, slug)
                                    + "/key?way=key"
                                    + (neverLower ? "&never-lower=on" : ""),
                            asked == 1
                                    ? "One answer is being graded."
                                    : asked + " answers are being graded.");
                });
    }

    private Reply apply(Viewer.InCharge by, Request request) {
        return in(
                by,
                request,
                (quiz, rows) -> {
                    var form = KeyFixForm.applying(request);
                    var slug = request.path("item");
                    var question = KeyFixes.question(rows.getLast());
                    var mending = form.mending(question, pages.now(by, slug));
                    var refusal =
                            form.refusal(question)
                                    .or(() ->
                                            mending.isEmpty()
                                                    ? Optional.of("Choose how to mend it.")
                                                    : Optional.empty())
                                    .or(() -> ungraded(quiz, rows, mending.orElseThrow()));
                    if (refusal.isPresent())
                        return new Reply.Invalid(pages.page(by, quiz, rows, form, refusal));
                    int moved =
                            fixes.apply(
                                    by,
                                    quiz,
                                    new KeyFixes.Wish(
                                            slug,
                                            mending.orElseThrow(),
                                            form.neverLower(),
                                            form.reason(),
                                            form.exactKey(slug)));
                    return new Reply.SeeOther(
                            KeyFixPages.path(quiz, slug) + "/key",
                            moved == 1
                                    ? "Mended. One attempt moved."
                                    : "Mended. %d attempts moved.".formatted(moved));
                });
    }

    private Optional<String> ungraded(TermQuiz quiz, List<KeyFixStore.Row> rows, Mending mending) {
        var grading = KeyFixMoves.grading(quiz, rows, fixes, trials.read(quiz, rows, mending));
        return grading != null && grading.blocks()
                ? Optional.of(
                        "The grader has to run the code first, so that you see who would move.")
                : Optional.empty();
    }

    private Reply undo(Viewer.InCharge by, Request request) {
        return quizzes.find(by.term(), request.path("quiz"))
                .flatMap(quiz ->
                        fixes.find(quiz, request.path("fix"))
                                .map(fix -> undo(by, quiz, fix, request)))
                .orElseGet(Reply.Missing::new);
    }

    private Reply undo(Viewer.InCharge by, TermQuiz quiz, KeyFixStore.Fix fix, Request request) {
        var reason = request.field("reason").strip();
        var key = request.field("idempotency-key");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON || !Post.isKey(key))
            return new Reply.Unprocessable(
                    "Say in 1 to %d characters why it is undone.".formatted(LONGEST_REASON),
                    reason);
        var page = KeyFixPages.path(quiz, fix.question()) + "/key";
        var wish = new KeyUndos.Wish(fix, reason, Post.exactKey(key, fix.ref(), reason));
        return undos.undo(by, quiz, wish)
                ? new Reply.SeeOther(page, "Undone. What stood before stands again.")
                : new Reply.SeeOther(page, "It was undone already.");
    }
}
