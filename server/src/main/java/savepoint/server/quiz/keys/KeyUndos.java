package savepoint.server.quiz.keys;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Key;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.CodeMarks;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.published.TermQuiz;
import tools.jackson.databind.json.JsonMapper;

/// Takes the mending of a key back: what stood before it stands again, and what was judged by it since is judged anew.
public final class KeyUndos {
    private final Database database;
    private final KeyFixStore store;
    private final Quizzes quizzes;
    private final CodeMarks code;
    private final Audit audit;
    private final InstantSource clock;

    public KeyUndos(
            Database database, Quizzes quizzes, CodeMarks code, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(KeyFixStore.class);
        this.quizzes = quizzes;
        this.code = code;
        this.audit = audit;
        this.clock = clock;
    }

    /// A mending that is taken back, why, and by which form.
    record Wish(KeyFixStore.Fix fix, String reason, String key) {}

    /// False where it was undone already.
    boolean undo(Viewer.InCharge by, TermQuiz quiz, Wish wish) {
        long activity = quiz.row().activityId();
        var fix = wish.fix();
        // Kept from then on, so that no second connection is asked for while one is held.
        store.rows(activity, fix.question()).forEach(row -> quizzes.version(row.versionId()));
        return database.inTransaction(handle -> {
            var inside = handle.attach(KeyFixStore.class);
            inside.lock(activity);
            if (inside.isKnown(activity, wish.key())) return true;
            if (inside.fix(activity, fix.ref()).orElseThrow().undoneAt() != null) return false;
            var since = inside.judgedSince(fix.id(), fix.at());
            long undo =
                    inside.insert(
                            new KeyFixStore.New(
                                    Refs.random(),
                                    activity,
                                    fix.question(),
                                    "undo",
                                    null,
                                    fix.neverLower(),
                                    fix.id(),
                                    wish.reason(),
                                    fix.movedDown(),
                                    fix.movedUp(),
                                    by.person().id(),
                                    clock.instant(),
                                    wish.key()));
            int back = inside.giveBack(fix.id(), undo, clock.instant());
            inside.awaitAgain(undo);
            inside.rows(activity, fix.question()).stream()
                    .filter(row -> since.contains(row.attemptId()))
                    .filter(row -> row.points() != null || isGraded(row))
                    .forEach(row -> judgeAnew(handle, by, row, undo, wish.reason()));
            audit.record(
                    handle,
                    by,
                    "undid mending a key",
                    "quiz " + quiz.row().slug(),
                    Map.of(
                            "question",
                            fix.question(),
                            "mending",
                            fix.ref(),
                            "back",
                            back,
                            "reason",
                            wish.reason()));
            return true;
        });
    }

    private void judgeAnew(
            Handle handle, Viewer.InCharge by, KeyFixStore.Row row, long undo, String reason) {
        var question = KeyFixes.question(row);
        var written =
                question.key() instanceof Key.ByGrader
                        ? written(handle, row, question)
                        : Optional.<CodeMarks.Code>empty();
        BigDecimal after = null;
        if (written.isPresent()) {
            code.ask(handle, List.of(written.get()));
        } else {
            after = KeyFixes.points(row, question, quizzes.version(row.versionId()).tries());
            if (row.points() == null || (after != null && after.compareTo(row.points()) == 0))
                return;
            handle.attach(KeyFixStore.class)
                    .insertMark(
                            row.attemptId(),
                            row.position(),
                            row.answerVersion(),
                            after,
                            null,
                            clock.instant(),
                            undo);
        }
        KeyFixes.audited(
                audit,
                handle,
                by,
                new KeyFixes.Move(row, question, Optional.empty(), after),
                reason);
    }

    /// Whether a grader judges it, which may still be at it by what is undone now.
    private static boolean isGraded(KeyFixStore.Row row) {
        return KeyFixes.question(row).key() instanceof Key.ByGrader;
    }

    /// The code that counts, for the grader: what stands there at the end, or what was tried last.
    private static Optional<CodeMarks.Code> written(
            Handle handle, KeyFixStore.Row row, Instance question) {
        var candidates = new ArrayList<Version>();
        handle.attach(AnswerStore.class).tries(row.attemptId()).stream()
                .filter(one -> one.position() == row.position())
                .forEach(one -> candidates.add(new Version(one.answerVersion(), one.given())));
        if (row.given() != null) candidates.add(new Version(row.answerVersion(), row.given()));
        var attempt = Attempt.of(handle.attach(AttemptStore.class).byId(row.attemptId()));
        for (var one : candidates.reversed()) {
            var answer = JsonMapper.shared().readValue(one.given(), Answer.class);
            if (Judge.of(question, answer) instanceof Judgement.ByGrader(var files))
                return Optional.of(
                        CodeMarks.Code.of(attempt, row.position(), one.version(), question, files));
        }
        return Optional.empty();
    }

    private record Version(int version, String given) {}
}
