package savepoint.server.gradebook.out;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// What the platform holds of one student of a term, each kind as JSON of its own.
interface OwnDataStore {
    @SqlQuery(
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'activity', a.slug, 'readAt', p.read_at) order by p.read_at), '[]')::text
              from lesson_progress p
              join activity a on a.id = p.activity_id
             where p.enrolment_id = :enrolment
            """)
    String lessons(long enrolment);

    @SqlQuery(
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'lesson', a.slug, 'question', x.question, 'given', x.given, 'at', x.at, 'inTime', x.in_time)
                       order by x.id), '[]')::text
              from exercise_answer x
              join activity a on a.id = x.activity_id
             where x.enrolment_id = :enrolment
            """)
    String exercises(long enrolment);

    // What a question asked and its key are the course's; the answers are the student's.
    @SqlQuery(
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'quiz', a.slug, 'attempt', t.number, 'startedAt', t.started_at, 'endedAt', t.ended_at,
                       'answers', (select coalesce(jsonb_agg(jsonb_build_object(
                                              'question', w.position, 'given', w.given, 'receivedAt', w.received_at)
                                              order by w.position, w.version), '[]')
                                     from answer w where w.attempt_id = t.id)) order by t.started_at), '[]')::text
              from attempt t
              join activity a on a.id = t.activity_id
             where t.enrolment_id = :enrolment
            """)
    String attempts(long enrolment);

    @SqlQuery(
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'assignment', a.slug, 'letter', n.letter, 'version', r.version, 'overall', r.overall,
                       'postedAt', r.posted_at, 'late', r.late,
                       'scores', (select coalesce(jsonb_agg(jsonb_build_object(
                                             'criterion', s.criterion, 'points', s.points, 'comment', s.comment)
                                             order by s.criterion), '[]')
                                    from review_score s where s.review_id = r.id)) order by r.posted_at), '[]')::text
              from review r
              join allocation n on n.id = r.allocation_id
              join review_round o on o.id = n.round_id
              join activity a on a.id = o.activity_id
             where n.reviewer_id = :enrolment
            """)
    String reviews(long enrolment);

    @SqlQuery(
            """
            select coalesce(jsonb_agg(jsonb_build_object(
                       'about', a.title, 'asked', a.body, 'openedAt', a.opened_at, 'answer', n.reason, 'points', n.points)
                       order by a.opened_at), '[]')::text
              from appeal a
              left join appeal_answer n on n.appeal_id = a.id
             where a.enrolment_id = :enrolment
            """)
    String appeals(long enrolment);

    record HandIn(String slug, int number, String tree) {}

    @SqlQuery(
            """
            select a.slug, s.number, s.tree
              from work_member m
              join activity a on a.id = m.activity_id
              join submission s on s.work_id = m.work_id
             where m.enrolment_id = :enrolment
             order by a.slug, s.number
            """)
    List<HandIn> handIns(long enrolment);
}
