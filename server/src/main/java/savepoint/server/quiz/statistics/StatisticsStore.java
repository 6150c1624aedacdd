package savepoint.server.quiz.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

interface StatisticsStore {
    /// A question of an attempt that has ended: `points` is null while it is to be marked, `given` where nothing was
    /// answered; both it and `drawn` are JSON.
    record Row(
            long attemptId,
            int position,
            String slug,
            BigDecimal possible,
            BigDecimal points,
            String given,
            String drawn) {}

    @SqlQuery(
            """
            select q.attempt_id, q.position, q.slug, q.points as possible, m.points, n.given, q.drawn
              from attempt a
              join question_now q on q.attempt_id = a.id
              left join lateral (
                select k.points, k.answer_version from answer_mark k
                 where k.attempt_id = q.attempt_id and k.position = q.position order by k.id desc limit 1
              ) m on true
              left join answer n
                on n.attempt_id = q.attempt_id and n.position = q.position and n.version = m.answer_version
             where a.activity_id = :activity and a.ended_at is not null
             order by q.attempt_id, q.position
            """)
    List<Row> rows(long activity);
}
