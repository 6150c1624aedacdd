package savepoint.server.quiz.attempt;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Where in attempts their time went.
public interface TimeStore {
    /// Something that the server saw of an attempt; `position` is null where it was opened again.
    record Row(long attemptId, Instant startedAt, Integer position, Instant at) {}

    String SEEN =
            """
            select a.id as attempt_id, a.started_at, e.position, e.at
              from attempt a
             cross join lateral (
                select n.position, n.received_at as at
                  from answer n where n.attempt_id = a.id and n.sitting is not null
                union all
                select m.position, m.at from attempt_move m where m.attempt_id = a.id
                union all
                select null, t.at from attempt_time t where t.attempt_id = a.id and t.kind = 'reopened'
             ) e
            """;

    /// Of everybody's attempts at a quiz that have ended.
    @SqlQuery(
            SEEN
                    + " where a.activity_id = :activity and a.ended_at is not null order by a.id, e.at, e.position")
    List<Row> ofQuiz(long activity);

    @SqlQuery(SEEN + " where a.id = :attempt order by e.at, e.position")
    List<Row> ofAttempt(long attempt);

    @SqlUpdate(
            "insert into attempt_move (attempt_id, position, at) values (:attempt, :position, :now)")
    void leave(long attempt, int position, Instant now);
}
