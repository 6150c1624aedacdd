package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Share;
import tools.jackson.databind.json.JsonMapper;

public interface AnswerStore {
    /// An answer as it was given; `given` is JSON, `sitting` null where it came when the attempt was not open, `accepted`
    /// tells that staff let it count though it came late.
    record Row(
            long attemptId,
            int position,
            int version,
            String given,
            Instant receivedAt,
            Instant typedAt,
            String tab,
            Integer sitting,
            boolean accepted) {}

    String ANSWER =
            """
            select n.attempt_id, n.position, n.version, n.given, n.received_at, n.typed_at, n.tab, n.sitting,
                   coalesce((select c.accepted from answer_acceptance c
                              where c.attempt_id = n.attempt_id and c.position = n.position and c.version = n.version
                              order by c.id desc limit 1), false) as accepted
              from answer n
            """;

    /// The newest answer to each question.
    @SqlQuery(
            """
            select distinct on (n.position) n.attempt_id, n.position, n.version, n.given, n.received_at, n.typed_at, n.tab, n.sitting,
                   false as accepted
              from answer n
             where n.attempt_id = :attempt
             order by n.position, n.version desc
            """)
    List<Row> newest(long attempt);

    /// Every answer, oldest first.
    default List<Row> all(long attempt) {
        return all(new Long[] {attempt});
    }

    @SqlQuery(
            ANSWER
                    + " where n.attempt_id = any(:attempts) order by n.attempt_id, n.position, n.version")
    List<Row> all(Long[] attempts);

    @SqlQuery(
            ANSWER
                    + " where n.attempt_id = :attempt and n.position = :position order by n.version desc limit 1")
    Optional<Row> newest(long attempt, int position);

    /// Keeps an answer as the next version, unless it is what stands there, or another page has saved since `base`. The
    /// version that was written; empty where none was.
    @SqlQuery(
            """
            with attempt_now as (
                select ended_at from attempt where id = :attempt for share
            ), standing as (
                select version, given, tab from answer
                 where attempt_id = :attempt and position = :position
                 order by version desc limit 1
            )
            insert into answer (attempt_id, position, version, given, received_at, typed_at, tab, sitting)
            select :attempt, :position, coalesce(s.version, 0) + 1, :given::jsonb, :now, :typed, :tab,
                   case when a.ended_at is null then :sitting end
              from attempt_now a
              left join standing s on true
             where s.version is null
                or (s.given <> :given::jsonb and (s.tab = :tab or s.version = :base))
            on conflict do nothing
            returning version
            """)
    Optional<Integer> add(
            long attempt,
            int position,
            String given,
            Instant now,
            Instant typed,
            String tab,
            int base,
            int sitting);

    // --- tries

    /// An answer that was judged before the end; `given` is JSON, `verdict` the kind of what the grader says of code, null
    /// for what it does not run and until it says something.
    record Try(
            long attemptId,
            int position,
            int number,
            int answerVersion,
            String given,
            Instant at,
            String verdict,
            BigDecimal earned,
            BigDecimal possible) {
        Answer answer() {
            return JsonMapper.shared().readValue(given, Answer.class);
        }

        /// Whether the grader has run it; what did not compile and what failed by our fault is no try.
        boolean isGraded() {
            return CodeStore.isGraded(verdict);
        }

        Share share() {
            return Share.of(earned, possible);
        }
    }

    /// Of several gradings that by the version of the question that holds counts, as those by another only show what would be.
    @SqlQuery(
            """
            select t.attempt_id, t.position, t.number, t.answer_version, n.given, t.at, v.kind as verdict, v.points as earned, v.possible
              from answer_try t
              join answer n
                on n.attempt_id = t.attempt_id and n.position = t.position and n.version = t.answer_version
              left join verdict v
                on v.grading_id = (select g.id
                                     from grading g
                                     join content_version c on c.id = g.version_id
                                     left join verdict f on f.grading_id = g.id and f.kind = 'grader-fault'
                                    where g.attempt_id = t.attempt_id and g.position = t.position
                                      and g.answer_version = t.answer_version
                                    order by f.grading_id is null desc,
                                             c.tree = (select w.drawn ->> 'version' from question_now w
                                                        where w.attempt_id = t.attempt_id
                                                          and w.position = t.position) desc,
                                             g.id desc
                                    limit 1)
             where t.attempt_id = any(:attempts)
             order by t.attempt_id, t.position, t.number
            """)
    List<Try> tries(Long[] attempts);

    default List<Try> tries(long attempt) {
        return tries(new Long[] {attempt});
    }

    @SqlUpdate(
            """
            insert into answer_try (attempt_id, position, number, answer_version, at)
            values (:attempt, :position, :number, :version, :now)
            """)
    void insertTry(long attempt, int position, int number, int version, Instant now);

    /// A question whose key was mended; `full` where everybody has all points instead, also those of one that was
    /// `dropped` and is worth nothing.
    record Fixed(int position, boolean full, boolean dropped, String reason) {}

    @SqlQuery(
            """
            select position, is_full as "full", is_dropped as dropped, reason
              from attempt_key where attempt_id = :attempt order by position
            """)
    List<Fixed> fixes(long attempt);

    /// A question of an attempt.
    record Place(long attemptId, int position) {}

    /// The questions for which everybody has all points.
    @SqlQuery(
            "select attempt_id, position from attempt_key where attempt_id = any(:attempts) and is_full")
    Set<Place> full(Long[] attempts);

    // --- marks

    /// What an answer got; `points` is null while somebody has to mark it or the grader is at it, `by` for what was judged
    /// by the key or the grader; `gradingId` is the grading of this answer that counted last, null for what no grader runs.
    record Mark(
            long id,
            long attemptId,
            int position,
            Integer answerVersion,
            BigDecimal points,
            String body,
            String by,
            Long gradingId) {}

    @SqlQuery(
            """
            select distinct on (m.attempt_id, m.position) m.id, m.attempt_id, m.position, m.answer_version, m.points, m.body, p.name as by,
                   (select g.grading_id from answer_mark g
                     where g.attempt_id = m.attempt_id and g.position = m.position
                       and g.answer_version = m.answer_version and g.grading_id is not null
                     order by g.id desc limit 1) as grading_id
              from answer_mark m
              left join person p on p.id = m.by_person
             where m.attempt_id = any(:attempts)
             order by m.attempt_id, m.position, m.id desc
            """)
    List<Mark> marks(Long[] attempts);

    /// Marks by the key, all at once.
    ///
    /// @param marks a JSON array of attempt, position, version and points
    @SqlUpdate(
            """
            insert into answer_mark (attempt_id, position, answer_version, points, body, by_person, at)
            select m.attempt, m.position, m.version, m.points, '{}', null, :now
              from jsonb_to_recordset(:marks::jsonb)
                   as m (attempt bigint, position integer, version integer, points numeric)
             order by m.attempt, m.position
            """)
    void insertMarks(String marks, Instant now);

    @SqlUpdate(
            """
            insert into answer_mark (attempt_id, position, answer_version, points, body, by_person, at)
            values (:attempt, :position, :version, :points, :body::jsonb, :person, :now)
            """)
    void insertMark(
            long attempt,
            int position,
            Integer version,
            BigDecimal points,
            String body,
            Long person,
            Instant now);
}
