package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;
import savepoint.server.quiz.clock.AttemptClock;
import tools.jackson.databind.json.JsonMapper;

/// What the answers of an attempt earn.
public final class Marking {
    private final AnswerStore store;
    private final CodeMarks code;
    private final InstantSource clock;

    Marking(Database database, CodeMarks code, InstantSource clock) {
        this.store = database.store(AnswerStore.class);
        this.code = code;
        this.clock = clock;
    }

    /// The answer to each question that counts: the newest that came in time, or that staff accepted.
    public static Map<Integer, AnswerStore.Row> counting(
            AttemptClock clock, List<AnswerStore.Row> answers) {
        var counting = new HashMap<Integer, AnswerStore.Row>();
        for (var answer : answers) {
            boolean counts =
                    answer.accepted()
                            || (answer.sitting() != null
                                    && clock.counts(answer.sitting(), answer.receivedAt()));
            if (counts) counting.put(answer.position(), answer);
        }
        return counting;
    }

    /// By question the newest answer, where it came too late and is newer than the one that counts.
    ///
    /// @param answers oldest first
    public static Map<Integer, AnswerStore.Row> late(
            List<AnswerStore.Row> answers, Map<Integer, AnswerStore.Row> counting) {
        var late = new TreeMap<Integer, AnswerStore.Row>();
        for (var answer : answers) {
            var counts = counting.get(answer.position());
            if (counts == null || answer.version() > counts.version())
                late.put(answer.position(), answer);
        }
        return late;
    }

    public static Answer answer(AnswerStore.Row row) {
        return JsonMapper.shared().readValue(row.given(), Answer.class);
    }

    /// An attempt with what was asked, and what the first, second … try at a question is worth.
    public record Script(Attempt attempt, List<Instance> questions, List<Share> worths) {}

    /// Marks each question by its key, where what counts is not marked yet; code is queued for the grader.
    public void mark(Handle handle, List<Script> scripts) {
        var inside = handle.attach(AnswerStore.class);
        var given = Given.of(inside, scripts);
        var judged = new ArrayList<Judged>();
        var written = new ArrayList<CodeMarks.Code>();
        for (var script : scripts) judge(script, given, judged, written);
        if (!judged.isEmpty())
            inside.insertMarks(JsonMapper.shared().writeValueAsString(judged), clock.instant());
        code.ask(handle, written);
    }

    /// What is known of attempts before they are marked, by attempt.
    private record Given(
            Map<Long, List<AnswerStore.Row>> answers,
            Map<Long, List<AnswerStore.Mark>> marks,
            Map<Long, List<AnswerStore.Try>> tries,
            Set<AnswerStore.Place> full) {
        static Given of(AnswerStore inside, List<Script> scripts) {
            var attempts =
                    scripts.stream().map(script -> script.attempt().id()).toArray(Long[]::new);
            boolean tried = scripts.stream().anyMatch(script -> script.worths().size() > 1);
            return new Given(
                    by(inside.all(attempts), AnswerStore.Row::attemptId),
                    by(inside.marks(attempts), AnswerStore.Mark::attemptId),
                    tried ? by(inside.tries(attempts), AnswerStore.Try::attemptId) : Map.of(),
                    inside.full(attempts));
        }

        private static <T> Map<Long, List<T>> by(List<T> rows, Function<T, Long> attempt) {
            return rows.stream().collect(Collectors.groupingBy(attempt));
        }
    }

    /// @param written takes what the grader has to say
    private static void judge(
            Script script, Given given, List<Judged> judged, List<CodeMarks.Code> written) {
        var attempt = script.attempt();
        long id = attempt.id();
        var questions = script.questions();
        var worths = script.worths();
        var counting = counting(attempt.clock(), given.answers().getOrDefault(id, List.of()));
        var before = byPosition(given.marks().getOrDefault(id, List.of()));
        var tries =
                worths.size() == 1
                        ? Map.<Integer, List<AnswerStore.Try>>of()
                        : given.tries().getOrDefault(id, List.of()).stream()
                                .collect(Collectors.groupingBy(AnswerStore.Try::position));
        for (int i = 0; i < questions.size(); i++) {
            int position = i + 1;
            boolean full = given.full().contains(new AnswerStore.Place(id, position));
            var answer = Optional.ofNullable(counting.get(position));
            var version = answer.map(AnswerStore.Row::version).orElse(null);
            var marked = before.get(position);
            if (marked != null && Objects.equals(marked.answerVersion(), version)) continue;
            var question = questions.get(i);
            var judgement =
                    Judge.of(question, answer.map(Marking::answer).orElseGet(Answer.Blank::new));
            // Code that was tried keeps what it earned, whatever stands there instead.
            if (marked != null
                    && tries.containsKey(position)
                    && question.key() instanceof Key.ByGrader
                    && !(judgement instanceof Judgement.ByGrader)) continue;
            if (judgement instanceof Judgement.ByGrader(var files) && !full) {
                written.add(CodeMarks.Code.of(attempt, position, version, question, files));
                continue;
            }
            var points =
                    full
                            ? question.points()
                            : Sheet.of(tries.getOrDefault(position, List.of()), answer)
                                    .points(question, worths);
            judged.add(new Judged(id, position, version, points));
        }
    }

    private record Judged(long attempt, int position, Integer version, BigDecimal points) {}

    /// The questions of an attempt whose keys were mended after it was drawn.
    public List<AnswerStore.Fixed> fixes(Attempt attempt) {
        return store.fixes(attempt.id());
    }

    /// The newest mark of each question.
    public Map<Integer, AnswerStore.Mark> marks(Attempt attempt) {
        return byPosition(store.marks(new Long[] {attempt.id()}));
    }

    /// The same as the caller's transaction sees them.
    public static Map<Integer, AnswerStore.Mark> marks(Handle handle, Attempt attempt) {
        return byPosition(handle.attach(AnswerStore.class).marks(new Long[] {attempt.id()}));
    }

    private static Map<Integer, AnswerStore.Mark> byPosition(List<AnswerStore.Mark> marks) {
        return marks.stream()
                .collect(Collectors.toMap(AnswerStore.Mark::position, Function.identity()));
    }
}
