package savepoint.server.quiz.attempt;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;

/// Several tries at one question: a student has an answer judged before the end, learns whether it was right, and may try
/// again for less.
public final class Tries {
    private final Database database;
    private final AnswerStore store;
    private final Attempts attempts;
    private final InstantSource clock;

    public Tries(Database database, Attempts attempts, InstantSource clock) {
        this.database = database;
        this.store = database.store(AnswerStore.class);
        this.attempts = attempts;
        this.clock = clock;
    }

    /// The tries of an attempt by question; of a quiz without tries there are none to ask for.
    public Map<Integer, List<AnswerStore.Try>> of(Attempt attempt) {
        if (attempts.quiz(attempt).tries().size() == 1) return Map.of();
        return store.tries(attempt.id()).stream()
                .collect(Collectors.groupingBy(AnswerStore.Try::position));
    }

    /// Whether a question has tries: any that nobody has to read, in a quiz that gives several.
    static boolean has(List<Share> worths, Instance question) {
        return worths.size() > 1 && !(question.key() instanceof Key.ByHand);
    }

    /// Tries at code, as far as the grader has run them.
    static Tried graded(List<Share> worths, List<AnswerStore.Try> tries) {
        return new Tried(
                worths,
                tries.stream()
                        .filter(AnswerStore.Try::isGraded)
                        .map(AnswerStore.Try::share)
                        .toList());
    }

    public static Tried tried(Instance question, List<Share> worths, List<AnswerStore.Try> tries) {
        if (question.key() instanceof Key.ByGrader) return graded(worths, tries);
        return Sheet.of(tries, Optional.empty()).tried(question, worths);
    }

    /// The same when the attempt has ended: what a key judges of the answer that counts is one more.
    public static Tried atEnd(
            Instance question,
            List<Share> worths,
            List<AnswerStore.Try> tries,
            Optional<AnswerStore.Row> counting) {
        return question.key() instanceof Key.ByGrader
                ? graded(worths, tries)
                : Sheet.of(tries, counting).tried(question, worths);
    }

    /// Whether nothing can be changed at a question any more.
    public boolean isOver(Attempt attempt, int position) {
        var worths = attempts.quiz(attempt).tries();
        var question = attempts.questions(attempt).get(position - 1);
        return has(worths, question)
                && tried(question, worths, of(attempt).getOrDefault(position, List.of())).isOver();
    }

    /// Has the answer that stands there judged; what the student is told. An answer that was tried is not tried again.
    public String make(Attempt attempt, int position) {
        var question = attempts.questions(attempt).get(position - 1);
        var worths = attempts.quiz(attempt).tries();
        return database.inTransaction(handle -> {
            handle.attach(AttemptStore.class).lock(attempt.id());
            var now = Attempt.of(handle.attach(AttemptStore.class).byId(attempt.id()));
            var inside = handle.attach(AnswerStore.class);
            var before =
                    inside.tries(now.id()).stream()
                            .filter(one -> one.position() == position)
                            .toList();
            var name = "Question " + position;
            if (now.row().endedAt() != null || !now.isOpen(clock.instant()))
                return "The attempt has ended.";
            if (!has(worths, question)) return name + " is judged at the end.";
            if (tried(question, worths, before).isOver()) return name + " is finished.";
            var standing = inside.newest(now.id(), position);
            var answer = standing.map(Marking::answer).orElseGet(Answer.Blank::new);
            if (before.stream()
                    .anyMatch(one -> one.answerVersion() == standing.orElseThrow().version()))
                return name + ": this answer was tried already; change it first.";
            int number = before.size() + 1;
            return switch (Judge.of(question, answer)) {
                case Judgement.Unanswered _ -> name + ": give an answer first.";
                case Judgement.Refused(var reason) -> name + ": " + reason;
                case Judgement.ByHand _ -> name + " is judged at the end.";
                case Judgement.ByGrader(var files) -> {
                    if (isUnderWay(question, before))
                        yield name + " is being graded; wait for that first.";
                    int version = standing.orElseThrow().version();
                    inside.insertTry(now.id(), position, number, version, clock.instant());
                    var code = CodeMarks.Code.of(now, position, version, question, files);
                    attempts.code().ask(handle, List.of(code));
                    yield name + " is being graded.";
                }
                case Judgement.Judged judged -> {
                    int version = standing.orElseThrow().version();
                    inside.insertTry(now.id(), position, number, version, clock.instant());
                    yield name + ": " + words(judged.share()) + ".";
                }
            };
        });
    }

    private static boolean isUnderWay(Instance question, List<AnswerStore.Try> tries) {
        return question.key() instanceof Key.ByGrader
                && tries.stream().anyMatch(one -> one.verdict() == null);
    }

    private static String words(Share share) {
        if (share.isAll()) return "right";
        return share.isSome() ? "partly right" : "not right";
    }

    /// What a sitting's page says of them; null where the question has none.
    public static TryView view(
            int position, Instance question, List<Share> worths, List<AnswerStore.Try> tries) {
        if (!has(worths, question)) return null;
        var tried = tried(question, worths, tries);
        int used = tried.shares().size();
        if (isUnderWay(question, tries))
            return new TryView(
                    TryView.State.WAITING,
                    "Try %d of %d is being graded.".formatted(used + 1, worths.size()),
                    "You may go on meanwhile.",
                    null);
        var next =
                tried.isOver()
                        ? null
                        : used == 0
                                ? "You have %d tries; a later one is worth less: %s."
                                        .formatted(worths.size(), list(worths))
                                : "Your next try is worth %s of the points%s."
                                        .formatted(
                                                tried.next().words(),
                                                used + 1 == worths.size()
                                                        ? ", and is the last"
                                                        : "");
        return new TryView(
                used == 0 ? TryView.State.UNTRIED : state(tried.shares().getLast()),
                used == 0 ? null : told(tried),
                next,
                "check-" + position);
    }

    private static TryView.State state(Share share) {
        if (share.isAll()) return TryView.State.RIGHT;
        return share.isSome() ? TryView.State.PARTLY : TryView.State.WRONG;
    }

    /// Such as `Try 2 of 3 was right: 60% of the points.`
    public static String told(Tried tried) {
        int used = tried.shares().size();
        var said =
                "Try %d of %d was %s"
                        .formatted(used, tried.worths().size(), words(tried.shares().getLast()));
        return tried.share().isSome()
                ? said + ": " + tried.share().words() + " of the points."
                : said + ".";
    }

    public static String list(List<Share> worths) {
        return worths.stream().map(Share::words).collect(Collectors.joining(", "));
    }
}
