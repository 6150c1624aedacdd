package savepoint.server.quiz.attempt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.server.content.question.Answer;
import savepoint.server.db.Database;
import tools.jackson.databind.json.JsonMapper;

/// Keeps every answer as it is given. Nothing is overwritten unseen: what is not based on the newest answer is answered
/// with that one.
public final class Answers {
    private final AnswerStore store;
    private final InstantSource clock;

    public Answers(Database database, InstantSource clock) {
        this.store = database.store(AnswerStore.class);
        this.clock = clock;
    }

    /// An answer as a page sends it.
    ///
    /// @param base the version that it was typed on; 0 where there was none
    /// @param tab the page it was typed in
    /// @param typedAt when, as the page says; null where it does not
    public record Sent(int position, Answer answer, int base, String tab, Instant typedAt) {}

    /// What became of an answer.
    public sealed interface Saving {
        /// It stands there as this version.
        ///
        /// @param late whether it came too late to count
        public record Saved(int version, Instant at, boolean late) implements Saving {}

        /// Another page saved meanwhile; this stands there, and nothing was changed.
        public record Overtaken(AnswerStore.Row standing) implements Saving {}
    }

    /// Keeps an answer, late ones too.
    public Saving save(Attempt attempt, Sent sent) {
        var now = clock.instant();
        var json = JsonMapper.shared().writeValueAsString(sent.answer());
        int sitting = attempt.clock().sitting();
        var added =
                store.add(
                        attempt.id(),
                        sent.position(),
                        json,
                        now,
                        sent.typedAt(),
                        sent.tab(),
                        sent.base(),
                        sitting);
        if (added.isPresent()) {
            boolean late = attempt.row().endedAt() != null || !attempt.clock().counts(sitting, now);
            return new Saving.Saved(added.get(), now, late);
        }
        // It stands there already, or something else does.
        var standing = store.newest(attempt.id(), sent.position()).orElseThrow();
        if (!Marking.answer(standing).equals(sent.answer())) return new Saving.Overtaken(standing);
        boolean late =
                standing.sitting() == null
                        || !attempt.clock().counts(standing.sitting(), standing.receivedAt());
        return new Saving.Saved(standing.version(), standing.receivedAt(), late);
    }

    /// The newest answer to each question that has one.
    public Map<Integer, AnswerStore.Row> newest(Attempt attempt) {
        return byPosition(store.newest(attempt.id()));
    }

    /// Every answer, oldest first.
    public List<AnswerStore.Row> all(Attempt attempt) {
        return store.all(attempt.id());
    }

    private static Map<Integer, AnswerStore.Row> byPosition(List<AnswerStore.Row> rows) {
        return rows.stream()
                .collect(Collectors.toMap(AnswerStore.Row::position, Function.identity()));
    }
}
