package savepoint.server.quiz.keys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Key;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.KeyWords;
import savepoint.server.quiz.show.Texts;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts together who would move if a key were mended.
public final class KeyFixPages {
    private final KeyFixes fixes;
    private final CodeTrials trials;
    private final Quizzes quizzes;
    private final SittingPages sittings;
    private final Texts texts;

    public KeyFixPages(
            KeyFixes fixes,
            CodeTrials trials,
            Quizzes quizzes,
            SittingPages sittings,
            Texts texts) {
        this.fixes = fixes;
        this.trials = trials;
        this.quizzes = quizzes;
        this.sittings = sittings;
        this.texts = texts;
    }

    public static String path(TermQuiz quiz, String question) {
        return quiz.path() + "/questions/" + question;
    }

    /// Where one looks who would move if this answer counted, too.
    public static String accept(TermQuiz quiz, String question, String answer) {
        return path(quiz, question)
                + "/key?way=accept&never-lower=on&answer="
                + URLEncoder.encode(answer, StandardCharsets.UTF_8);
    }

    /// The question as the course has it now; empty where it has it no more.
    Optional<Bank.Entry> now(Viewer.InCharge viewer, String question) {
        return quizzes.bank(viewer.term().courseId()).find(question);
    }

    /// @param rows of at least one attempt
    Reply.Page page(
            Viewer.InCharge viewer,
            TermQuiz quiz,
            List<KeyFixStore.Row> rows,
            KeyFixForm form,
            Optional<String> problem) {
        var question = KeyFixes.question(rows.getLast());
        var slug = question.question();
        var now = now(viewer, slug);
        var mending = form.mending(question, now);
        var trial = mending.map(one -> trials.read(quiz, rows, one)).orElse(CodeTrials.Trials.NONE);
        var moves = mending.map(one -> fixes.moves(rows, one, trial)).orElse(List.of());
        var grading = KeyFixMoves.grading(quiz, rows, fixes, trial);
        boolean open = grading != null && grading.blocks();
        boolean changes =
                mending.filter(Mending::isForAll).isPresent()
                        || moves.stream().anyMatch(one -> one.mended().isPresent());
        var changed = moves.stream().filter(one -> one.mended().isPresent()).findFirst();
        var path = path(quiz, slug);
        var page =
                new KeyFixPage(
                        quiz.link(),
                        slug,
                        texts.prose(
                                sittings.place(viewer.term(), question),
                                AnswerWords.withoutGaps(question.prompt())),
                        rows.size(),
                        path + "/key",
                        ways(rows, question, now, form),
                        form.answer(),
                        form.neverLower(),
                        changed.map(one -> words(one.question(), one.question().key()))
                                .orElse(null),
                        changed.map(one -> words(one.question(), one.mended().orElseThrow().key()))
                                .orElse(null),
                        form.way().equals("key") && isReworded(rows, now),
                        dropping(mending, rows, question),
                        grading,
                        mending.isPresent() && !open
                                ? KeyFixMoves.tally(moves, form.neverLower())
                                : null,
                        open ? List.of() : KeyFixMoves.rows(quiz, moves, form.neverLower()),
                        changes && !open ? new Post(path + "/fixes", Refs.random()) : null,
                        form.way(),
                        form.reason(),
                        new Link("Drop it", path + "/key"),
                        fixes.fixes(quiz, slug).stream()
                                .map(one -> fix(viewer, quiz, one))
                                .toList(),
                        problem.or(() -> form.problem(question)).orElse(null));
        return new Reply.Page(
                "quiz/key",
                new Heading(
                        "Key of " + slug,
                        List.of(
                                quiz.link(),
                                new Link("How the questions did", quiz.path() + "/statistics"))),
                page);
    }

    /// What dropping a question means; null for any other mending.
    private static String dropping(
            Optional<Mending> mending, List<KeyFixStore.Row> rows, Instance question) {
        return mending.filter(Mending.Drop.class::isInstance)
                .map(_ ->
                        "%s is out of %s points less. Whoever earned some here loses them, whoever did not loses nothing."
                                .formatted(
                                        rows.size() == 1
                                                ? "The attempt"
                                                : "Each of the %d attempts".formatted(rows.size()),
                                        Figures.plain(question.points())))
                .orElse(null);
    }

    private static String words(Instance question, Key key) {
        return KeyWords.of(question.form(), key);
    }

    private static boolean isReworded(List<KeyFixStore.Row> rows, Optional<Bank.Entry> now) {
        return now.isPresent()
                && rows.stream()
                        .map(KeyFixes::question)
                        .anyMatch(one -> !Draw.again(one, now.get()).prompt().equals(one.prompt()));
    }

    private List<KeyFixPage.Way> ways(
            List<KeyFixStore.Row> rows,
            Instance question,
            Optional<Bank.Entry> now,
            KeyFixForm form) {
        var ways = new ArrayList<KeyFixPage.Way>();
        long others =
                rows.stream()
                        .map(KeyFixes::question)
                        .filter(one -> new Mending.AsNow(now).mended(one).isPresent())
                        .count();
        boolean graded = question.key() instanceof Key.ByGrader;
        ways.add(
                new KeyFixPage.Way(
                        "key",
                        graded
                                ? "Grade by the checks that the course has now"
                                : "Judge by the key that the course has now",
                        now.isEmpty()
                                ? "The course has this question no more."
                                : others == 0
                                        ? "All attempts were judged by %s."
                                                .formatted(graded ? "them" : "it")
                                        : "%d of %d attempts were judged by %s."
                                                .formatted(
                                                        others,
                                                        rows.size(),
                                                        graded ? "others" : "another"),
                        form.way().equals("key"),
                        false));
        if (Mending.takesAnswers(question.key()))
            ways.add(
                    new KeyFixPage.Way(
                            "accept",
                            "Accept one more answer",
                            "It gets all points. Add it to the course, too, for those who sit later.",
                            form.way().equals("accept"),
                            true));
        ways.add(
                new KeyFixPage.Way(
                        "full",
                        "Give everybody full points",
                        "Where the question itself was wrong.",
                        form.way().equals("full"),
                        false));
        ways.add(
                new KeyFixPage.Way(
                        "drop",
                        "Drop the question",
                        "It counts for nobody, and every attempt is out of fewer points.",
                        form.way().equals("drop"),
                        false));
        return ways;
    }

    private static KeyFixPage.Fix fix(Viewer.InCharge viewer, TermQuiz quiz, KeyFixStore.Fix one) {
        var zone = viewer.term().zone();
        var what =
                switch (one.way()) {
                    case "key" -> "Judged by the key of the course";
                    case "accept" -> "Accepted, too: " + one.accepted();
                    case "full" -> "Full points for everybody";
                    case "drop" -> "Dropped: it counts for nobody";
                    default -> throw new IllegalStateException(one.way());
                };
        return new KeyFixPage.Fix(
                what,
                one.reason(),
                "%d up, %d down%s"
                        .formatted(
                                one.movedUp(),
                                one.movedDown(),
                                one.neverLower() ? ", nobody lowered" : ""),
                one.by(),
                Moment.of(one.at(), zone),
                one.undoneAt() == null
                        ? null
                        : "Undone by %s, %s: %s"
                                .formatted(
                                        one.undoneBy(),
                                        Moment.of(one.undoneAt(), zone).text(),
                                        one.undoneFor()),
                one.undoneAt() == null
                        ? new Post(quiz.path() + "/fixes/" + one.ref() + "/undoing", Refs.random())
                        : null);
    }
}
