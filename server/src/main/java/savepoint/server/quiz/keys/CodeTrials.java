package savepoint.server.quiz.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.CodeMarks;
import savepoint.server.quiz.attempt.CodeStore;
import savepoint.server.quiz.keys.CodeTrialStore.Given;
import savepoint.server.quiz.published.TermQuiz;

/// Answers in SQL and Java that the grader runs by another version of their question before anybody's points change: so
/// that one sees who would move.
public final class CodeTrials {
    private final Database database;
    private final CodeMarks code;
    private final Audit audit;

    public CodeTrials(Database database, CodeMarks code, Audit audit) {
        this.database = database;
        this.code = code;
        this.audit = audit;
    }

    /// How far the code of one attempt is.
    sealed interface Trial {
        /// There is none.
        record Nothing() implements Trial {}

        /// Some of it was not run yet, or could not be by our fault.
        record ToAsk(boolean failed) implements Trial {}

        /// The grader is at some of it.
        record UnderWay() implements Trial {}

        /// It earns so much; `grading` is that of the answer that counts.
        record Earned(Share share, Long grading) implements Trial {}
    }

    /// The code of everybody, by attempt.
    record Trials(Map<Long, List<Given>> given) {
        static final Trials NONE = new Trials(Map.of());

        Trial of(KeyFixStore.Row row, List<Share> worths) {
            var own = given.getOrDefault(row.attemptId(), List.of());
            if (own.isEmpty()) return new Trial.Nothing();
            var toAsk = own.stream().filter(Given::isToAsk).toList();
            if (!toAsk.isEmpty()) return new Trial.ToAsk(toAsk.stream().allMatch(Given::isFault));
            if (own.stream().anyMatch(Given::isUnderWay)) return new Trial.UnderWay();
            var tried = own.stream().filter(one -> one.tried() && one.isGraded()).map(Given::share);
            var last = own.stream().filter(one -> !one.tried()).findFirst().map(Given::share);
            var grading =
                    own.stream()
                            .filter(one ->
                                    Integer.valueOf(one.version()).equals(row.answerVersion()))
                            .findFirst()
                            .map(Given::gradingId);
            return new Trial.Earned(
                    CodeMarks.share(worths, tried.toList(), last), grading.orElse(null));
        }
    }

    /// What the grader has found by the version that a mending goes to; nothing where that is no question of its.
    Trials read(Handle handle, TermQuiz quiz, List<KeyFixStore.Row> rows, Mending mending) {
        var version = version(rows, mending);
        if (version.isEmpty()) return Trials.NONE;
        long activity = quiz.row().activityId();
        var question = KeyFixes.question(rows.getLast());
        long id =
                handle.attach(CodeStore.class)
                        .version(activity, version.get(), question.question());
        var given = handle.attach(CodeTrialStore.class).given(activity, question.question(), id);
        var concerned = concerned(rows, mending);
        return new Trials(
                given.stream()
                        .filter(one -> concerned.containsKey(one.attemptId()))
                        .filter(one -> files(concerned.get(one.attemptId()), one).isPresent())
                        .collect(Collectors.groupingBy(Given::attemptId)));
    }

    Trials read(TermQuiz quiz, List<KeyFixStore.Row> rows, Mending mending) {
        return database.inTransaction(handle -> read(handle, quiz, rows, mending));
    }

    /// Has the grader run what it has not run yet; how many answers those are. No mark comes of it.
    int ask(Viewer.InCharge by, TermQuiz quiz, List<KeyFixStore.Row> rows, Mending mending) {
        long activity = quiz.row().activityId();
        return database.inTransaction(handle -> {
            handle.attach(KeyFixStore.class).lock(activity);
            var concerned = concerned(rows, mending);
            var attempts =
                    handle
                            .attach(AttemptStore.class)
                            .byIds(concerned.keySet().toArray(Long[]::new))
                            .stream()
                            .map(Attempt::of)
                            .collect(Collectors.toMap(Attempt::id, one -> one));
            var codes = new ArrayList<CodeMarks.Code>();
            for (var own : read(handle, quiz, rows, mending).given().values()) {
                for (var one : own) {
                    if (!one.isToAsk()) continue;
                    var row = concerned.get(one.attemptId());
                    codes.add(
                            CodeMarks.Code.of(
                                    attempts.get(one.attemptId()),
                                    one.position(),
                                    one.version(),
                                    mending.mended(KeyFixes.question(row)).orElseThrow(),
                                    files(row, one).orElseThrow()));
                }
            }
            if (codes.isEmpty()) return 0;
            code.askAside(handle, codes);
            audit.record(
                    handle,
                    by,
                    "asked for grading",
                    "quiz " + quiz.row().slug(),
                    Map.of(
                            "question",
                            KeyFixes.question(rows.getLast()).question(),
                            "answers",
                            codes.size()));
            return codes.size();
        });
    }

    /// The version that code is to be graded by; empty where the question has no code, or stays as it is everywhere.
    private static Optional<String> version(List<KeyFixStore.Row> rows, Mending mending) {
        return rows.stream()
                .map(KeyFixes::question)
                .filter(question -> question.key() instanceof Key.ByGrader)
                .flatMap(question -> mending.mended(question).stream())
                .map(one -> one.version())
                .findFirst();
    }

    /// What has ended, was not marked by a person, and is mended, by attempt.
    private static Map<Long, KeyFixStore.Row> concerned(
            List<KeyFixStore.Row> rows, Mending mending) {
        var concerned = new HashMap<Long, KeyFixStore.Row>();
        for (var row : rows) {
            if (row.ended() && !row.byHand() && mending.mended(KeyFixes.question(row)).isPresent())
                concerned.put(row.attemptId(), row);
        }
        return concerned;
    }

    private static Optional<Map<String, String>> files(KeyFixStore.Row row, Given given) {
        return Judge.of(KeyFixes.question(row), given.answer())
                        instanceof Judgement.ByGrader(var files)
                ? Optional.of(files)
                : Optional.empty();
    }
}
