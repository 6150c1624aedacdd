package savepoint.server.quiz.keys;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Sheet;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Figures;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Mends keys of questions that students have sat: first what would move, then all of it in one transaction, on record and
/// to be undone ([KeyUndos]). What a person marked stays as it is.
public final class KeyFixes {
    private static final TypeReference<List<Answer>> ANSWERS = new TypeReference<>() {};

    private final Database database;
    private final KeyFixStore store;
    private final Quizzes quizzes;
    private final CodeTrials trials;
    private final Audit audit;
    private final InstantSource clock;

    public KeyFixes(
            Database database,
            Quizzes quizzes,
            CodeTrials trials,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(KeyFixStore.class);
        this.quizzes = quizzes;
        this.trials = trials;
        this.audit = audit;
        this.clock = clock;
    }

    /// What a mending does to a question of one attempt.
    ///
    /// @param mended as it is judged from then on; empty where that stays, or where everybody gets all points
    /// @param after the points by it; null where they stay, since the attempt runs or somebody else says
    /// @param grading that says so of code, or null
    public record Move(
            KeyFixStore.Row row,
            Instance question,
            Optional<Instance> mended,
            BigDecimal after,
            Long grading) {
        Move(KeyFixStore.Row row, Instance question, Optional<Instance> mended, BigDecimal after) {
            this(row, question, mended, after, null);
        }

        int direction() {
            if (after == null) return 0;
            return row.points() == null ? after.signum() : after.compareTo(row.points());
        }

        boolean counts(boolean neverLower) {
            // What nobody could grade so far has its points now, be it none.
            if (grading != null && row.points() == null) return true;
            return direction() > 0 || (direction() < 0 && !neverLower);
        }
    }

    /// A question as the attempts at a quiz have it; empty where none does.
    List<KeyFixStore.Row> rows(TermQuiz quiz, String question) {
        return store.rows(quiz.row().activityId(), question);
    }

    /// What would move; of code, as far as the grader has run it.
    List<Move> moves(List<KeyFixStore.Row> rows, Mending mending, CodeTrials.Trials trials) {
        return rows.stream().map(row -> move(row, mending, trials)).toList();
    }

    private Move move(KeyFixStore.Row row, Mending mending, CodeTrials.Trials trials) {
        var question = question(row);
        var mended = mending.mended(question);
        if (row.ended() && mending instanceof Mending.Drop)
            return new Move(row, question, mended, BigDecimal.ZERO);
        if (!row.ended() || row.byHand()) return new Move(row, question, mended, null);
        if (mending instanceof Mending.Full)
            return new Move(row, question, mended, question.points());
        if (mended.isPresent()
                && trials.of(row, worths(row))
                        instanceof CodeTrials.Trial.Earned(var share, var grading))
            return new Move(row, question, mended, share.points(question.points()), grading);
        // What a grader or a person says of an answer, no key does.
        if (row.points() == null || !isByKey(question))
            return new Move(row, question, mended, null);
        return new Move(
                row,
                question,
                mended,
                mended.map(one -> points(row, one, worths(row))).orElse(null));
    }

    private static boolean isByKey(Instance question) {
        return !(question.key() instanceof Key.ByGrader || question.key() instanceof Key.ByHand);
    }

    static Instance question(KeyFixStore.Row row) {
        return JsonMapper.shared().readValue(row.drawn(), Instance.class);
    }

    /// What the answers earn by the key; null where a grader or a person has to say.
    static BigDecimal points(KeyFixStore.Row row, Instance question, List<Share> worths) {
        var last =
                row.lastTried()
                        ? Optional.<Answer>empty()
                        : Optional.ofNullable(row.given())
                                .map(json -> JsonMapper.shared().readValue(json, Answer.class));
        var sheet = new Sheet(JsonMapper.shared().readValue(row.tried(), ANSWERS), last);
        return sheet.points(question, worths);
    }

    /// What the first, second … try is worth.
    List<Share> worths(KeyFixStore.Row row) {
        return quizzes.version(row.versionId()).tries();
    }

    /// How keys of a question were mended, newest first.
    List<KeyFixStore.Fix> fixes(TermQuiz quiz, String question) {
        return store.fixes(quiz.row().activityId(), question);
    }

    Optional<KeyFixStore.Fix> find(TermQuiz quiz, String ref) {
        return Refs.isRef(ref) ? store.fix(quiz.row().activityId(), ref) : Optional.empty();
    }

    /// What is to be mended, and why.
    public record Wish(
            String question, Mending mending, boolean neverLower, String reason, String key) {}

    /// Mends, once however often its form comes; how many attempts moved.
    int apply(Viewer.InCharge by, TermQuiz quiz, Wish wish) {
        long activity = quiz.row().activityId();
        // Kept from then on, so that no second connection is asked for while one is held.
        rows(quiz, wish.question()).forEach(this::worths);
        return database.inTransaction(handle -> {
            var inside = handle.attach(KeyFixStore.class);
            inside.lock(activity);
            if (inside.isKnown(activity, wish.key())) return 0;
            var rows = inside.rows(activity, wish.question());
            var moves =
                    moves(rows, wish.mending(), trials.read(handle, quiz, rows, wish.mending()));
            boolean dropped = wish.mending() instanceof Mending.Drop;
            var counted =
                    moves.stream().filter(one -> dropped || one.counts(wish.neverLower())).toList();
            int up = (int) counted.stream().filter(one -> one.direction() > 0).count();
            int down = (int) counted.stream().filter(one -> one.direction() < 0).count();
            long fix =
                    inside.insert(
                            new KeyFixStore.New(
                                    Refs.random(),
                                    activity,
                                    wish.question(),
                                    wish.mending().way(),
                                    wish.mending() instanceof Mending.Accept(var answer)
                                            ? answer
                                            : null,
                                    wish.neverLower(),
                                    null,
                                    wish.reason(),
                                    up,
                                    down,
                                    by.person().id(),
                                    clock.instant(),
                                    wish.key()));
            for (var move : moves) {
                var row = move.row();
                if (move.mended().isPresent() || wish.mending().isForAll())
                    inside.insertQuestion(
                            fix,
                            row.attemptId(),
                            row.position(),
                            move.mended().map(one -> json(one.key())).orElse(null),
                            move.mended()
                                    .map(Instance::version)
                                    .filter(version -> !version.equals(move.question().version()))
                                    .orElse(null),
                            dropped);
                if (dropped ? row.ended() : move.counts(wish.neverLower())) {
                    inside.insertMark(
                            row.attemptId(),
                            row.position(),
                            row.answerVersion(),
                            move.after(),
                            move.grading(),
                            clock.instant(),
                            fix);
                    audited(audit, handle, by, move, wish.reason());
                }
            }
            audit.record(
                    handle,
                    by,
                    "mended a key",
                    "quiz " + quiz.row().slug(),
                    Map.of(
                            "question", wish.question(),
                            "way", wish.mending().way(),
                            "up", up,
                            "down", down,
                            "neverLower", wish.neverLower(),
                            "reason", wish.reason()));
            return up + down;
        });
    }

    // Written as a Key, so that it says which kind it is.
    private static String json(Key key) {
        return JsonMapper.shared().writerFor(Key.class).writeValueAsString(key);
    }

    /// Puts a change of points on record; `move` with null after it where somebody or something is to mark it.
    static void audited(Audit audit, Handle handle, Viewer.InCharge by, Move move, String reason) {
        audit.record(
                handle,
                by,
                "marked answer",
                "attempt " + move.row().ref(),
                Map.of(
                        "question", move.row().position(),
                        "from", words(move.row().points()),
                        "to", words(move.after()),
                        "note", reason));
    }

    private static String words(BigDecimal points) {
        return points == null ? "none" : Figures.plain(points);
    }
}
