package savepoint.server.quiz.proctor;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.MarkBody;
import savepoint.server.quiz.attempt.Marking;
import savepoint.server.web.Figures;
import tools.jackson.databind.json.JsonMapper;

/// Marks by hand on answers of a quiz. One that knows of no later mark than its own is told so instead of overwriting it.
public final class HandMarks {
    private final Database database;
    private final Audit audit;
    private final InstantSource clock;

    public HandMarks(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// A mark by hand.
    ///
    /// @param version of the answer that it is for; null where nothing was answered
    /// @param basedOn the mark by hand that whoever marks has seen, 0 for none
    record NewMark(Integer version, long basedOn, BigDecimal points, MarkBody body) {
        boolean isSame(AnswerStore.Mark mark) {
            return mark.points().compareTo(points) == 0 && MarkBody.of(mark).equals(body);
        }
    }

    /// Marks an answer by hand; the mark that somebody else has given meanwhile, where that keeps it from being written.
    Optional<AnswerStore.Mark> set(Viewer.Staff by, Attempt attempt, int position, NewMark wish) {
        return database.inTransaction(handle -> {
            handle.attach(AttemptStore.class).lock(attempt.id());
            var before = Optional.ofNullable(Marking.marks(handle, attempt).get(position));
            var byHand = before.filter(one -> one.by() != null);
            if (byHand.filter(wish::isSame).isPresent()) return Optional.empty();
            if (byHand.filter(one -> one.id() != wish.basedOn()).isPresent()) return byHand;
            handle.attach(AnswerStore.class)
                    .insertMark(
                            attempt.id(),
                            position,
                            wish.version(),
                            wish.points(),
                            JsonMapper.shared().writeValueAsString(wish.body()),
                            by.person().id(),
                            clock.instant());
            audit.record(
                    handle,
                    by,
                    "marked answer",
                    "attempt " + attempt.ref(),
                    Map.of(
                            "question",
                            position,
                            "from",
                            before.map(AnswerStore.Mark::points).map(Figures::plain).orElse("none"),
                            "to",
                            Figures.plain(wish.points()),
                            "note",
                            wish.body().note()));
            return Optional.empty();
        });
    }
}
