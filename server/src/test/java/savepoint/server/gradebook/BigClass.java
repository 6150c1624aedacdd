package savepoint.server.gradebook;

import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;

/// A term of 2,000 students and 100 activities in 15 weeks, half over: invented by SQL, since people would take a year.
final class BigClass {
    static final int STUDENTS = 2_000;
    private static final int LESSONS = 60;
    private static final int QUIZZES = 30;
    private static final int ASSIGNMENTS = 10;
    static final int ACTIVITIES = LESSONS + QUIZZES + ASSIGNMENTS;

    private final TestPlatform platform;
    private final long term;

    private BigClass(TestPlatform platform) {
        this.platform = platform;
        this.term = platform.term().id();
    }

    static void invent(TestPlatform platform) {
        var made = new BigClass(platform);
        made.students();
        made.activities();
        made.lessons();
        made.quizzes();
        made.assignments();
        made.reviews();
        made.decisions();
        platform.update("analyze");
    }

    /// 16 letters and digits of base 32, made of a number: md5 knows 0, 1, 8 and 9, which refs do not.
    private static String ref(String kind, String number) {
        return "translate(substr(md5('%s' || %s), 1, 16), '0189', 'ghij')".formatted(kind, number);
    }

    private void students() {
        platform.update(
                """
                insert into person (ref, name, email, created_at)
                select %s, 'Student ' || substr(md5(i::text), 1, 6) || ' ' || i, 'student' || i || '@example.org',
                       '2026-08-01T12:00:00Z'
                  from generate_series(1, ?) i
                """
                        .formatted(ref("person", "i")),
                STUDENTS - 2);
        platform.update(
                """
                insert into enrolment (ref, term_id, person_id, role, section, created_at)
                select %s, ?, p.id, 'student', chr(65 + (p.id %% 8)::int), '2026-08-01T12:00:00Z'
                  from person p where p.email like 'student_%%@example.org' and p.name like 'Student %%'
                """
                        .formatted(ref("enrolment", "p.id")),
                term);
    }

    private void activities() {
        TestAssignments.publish(platform, "bank-transfer", null);
        platform.update("delete from activity where slug = 'bank-transfer'");
        for (var kind : new String[] {"lesson", "quiz", "assignment"}) {
            int many =
                    switch (kind) {
                        case "lesson" -> LESSONS;
                        case "quiz" -> QUIZZES;
                        default -> ASSIGNMENTS;
                    };
            platform.update(
                    """
                    insert into activity (ref, term_id, kind, slug, week, position, title, due_at, closes_at, points,
                                          points_peers, points_reviewing)
                    select %s, ?, ?, ? || '-' || i, 1 + (i - 1) * 15 / ?, i, initcap(?) || ' ' || i,
                           timestamptz '2026-08-28T23:00:00Z' + (i - 1) * 15 / ? * interval '7 days',
                           case ? when 'lesson' then null
                                  else timestamptz '2026-08-31T23:00:00Z' + (i - 1) * 15 / ? * interval '7 days' end,
                           case ? when 'assignment' then 60 else 20 end,
                           case ? when 'assignment' then 40 end, case ? when 'assignment' then 50 end
                      from generate_series(1, ?) i
                    """
                            .formatted(ref(kind, "i")),
                    term,
                    kind,
                    kind,
                    many,
                    kind,
                    many,
                    kind,
                    many,
                    kind,
                    kind,
                    kind,
                    many);
        }
        platform.update(
                """
                insert into content_version (course_id, kind, slug, tree, facts, published_at)
                select t.course_id, a.kind, a.slug, (select tree from content_version limit 1),
                       '{"counting": "best", "shown": {"score": "attempt"}}', '2026-08-01T12:00:00Z'
                  from activity a join term t on t.id = a.term_id
                """);
        platform.update(
                """
                insert into content_version (course_id, kind, slug, tree, facts, published_at)
                select v.course_id, 'course', '', v.tree,
                       '{"slug": "databases", "title": "Databases", "zone": "America/Chicago", "dueTime": "18:00",
                         "late": {"grace": "PT15M", "eachDay": 10, "atMostDays": 3, "freeDays": 2},
                         "weights": {"lessons": 20, "quizzes": 30, "assignments": 50}, "dropLowest": {"quizzes": 2}}',
                       v.published_at
                  from content_version v limit 1
                """);
        platform.update(
                """
                insert into content_current (course_id, kind, slug, version_id)
                select course_id, kind, slug, id from content_version where slug <> 'bank-transfer'
                """);
    }

    private void lessons() {
        platform.update(
                """
                insert into lesson_progress (enrolment_id, activity_id, read_at)
                select e.id, a.id, a.due_at - interval '1 day'
                  from enrolment e join activity a on a.term_id = e.term_id and a.kind = 'lesson' and a.week <= 8
                 where e.role = 'student' and hashint8(e.id * 1000 + a.id) % 10 <> 0
                """);
    }

    private void quizzes() {
        platform.update(
                """
                insert into attempt (ref, activity_id, enrolment_id, number, version_id, seed, started_at, ended_at,
                                     idempotency_key)
                select %s, a.id, e.id, 1, v.id, 1, a.due_at - interval '1 hour', a.due_at - interval '30 minutes', 'k'
                  from enrolment e
                  join activity a on a.term_id = e.term_id and a.kind = 'quiz' and a.week <= 8
                  join content_version v on v.kind = 'quiz' and v.slug = a.slug
                 where e.role = 'student' and hashint8(e.id * 1000 + a.id) %% 12 <> 0
                """
                        .formatted(ref("attempt", "(a.id * 100000 + e.id)")));
        platform.update(
                """
                insert into attempt_question (attempt_id, position, slug, points, drawn)
                select t.id, i, 'question-' || i, 4, '{}' from attempt t, generate_series(1, 5) i
                """);
        platform.update(
                """
                insert into answer_mark (attempt_id, position, points, at)
                select q.attempt_id, q.position, abs(hashint8(q.attempt_id * 7 + q.position)) % 5, '2026-10-01T12:00:00Z'
                  from attempt_question q
                """);
    }

    private void assignments() {
        platform.update(
                """
                insert into work (ref, activity_id, created_at)
                select %s, a.id, a.due_at
                  from enrolment e join activity a on a.term_id = e.term_id and a.kind = 'assignment' and a.week <= 8
                 where e.role = 'student' and hashint8(e.id * 1000 + a.id) %% 15 <> 0
                """
                        .formatted(ref("work", "(a.id * 100000 + e.id)")));
        platform.update(
                """
                insert into work_member (work_id, activity_id, enrolment_id)
                select w.id, w.activity_id, e.id
                  from enrolment e
                  join activity a on a.term_id = e.term_id and a.kind = 'assignment'
                  join work w on w.ref = %s
                """
                        .formatted(ref("work", "(a.id * 100000 + e.id)")));
        platform.update(
                """
                insert into submission (ref, work_id, number, by_enrolment, received_at, tree, idempotency_key)
                select %s, m.work_id, i, m.enrolment_id,
                       a.due_at - interval '2 hours' + i * interval '1 hour'
                         + case when m.work_id %% 10 = 0 then interval '1 day' else interval '0' end,
                       (select tree from content_version limit 1), i::text
                  from work_member m join activity a on a.id = m.activity_id, generate_series(1, 2) i
                """
                        .formatted(ref("submission", "(m.work_id * 10 + i)")));
        platform.update(
                """
                insert into grading (ref, submission_id, enrolment_id, tree, version_id, seed, priority, created_at,
                                     tries, finished_at)
                select %s, s.id, s.by_enrolment, s.tree, (select min(id) from content_version), 1, 1, s.received_at, 1,
                       s.received_at
                  from submission s
                """
                        .formatted(ref("grading", "s.id")));
        platform.update(
                """
                insert into verdict (grading_id, kind, points, possible, body, grader_version, engine_version, reported_at)
                select g.id, 'graded', abs(hashint8(g.id)) % 37, 36,
                       jsonb_build_object('verdict', jsonb_build_object('verdict', 'graded', 'checks', c.checks)),
                       '1', '18', g.finished_at
                  from grading g
                 cross join lateral (
                    select jsonb_agg(jsonb_build_object(
                               'name', n, 'points', 9, 'earned', case when hashint8(g.id * 9 + i) > 0 then 9 else 0 end,
                               'outcome', case when hashint8(g.id * 9 + i) > 0 then 'passed' else 'failed' end)) as checks
                      from unnest(array['compiles', 'moves-money', 'refuses-overdraft', 'all-or-nothing'])
                           with ordinality as names (n, i)
                 ) c
                """);
        platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at,
                                       idempotency_key)
                select %s, a.id, e.id, a.due_at + interval '3 days', 'ill', e.person_id, a.due_at, 'k' || e.id
                  from enrolment e join activity a on a.term_id = e.term_id and a.kind = 'assignment' and a.week < 3
                 where e.role = 'student' and e.id %% 50 = 0
                """
                        .formatted(ref("extension", "(a.id * 100000 + e.id)")));
    }

    /// Three of each hand-in of the first six weeks.
    private void reviews() {
        platform.update(
                """
                insert into review_round (ref, activity_id, version_id, rules, seed, opened_at)
                select %s, a.id, v.id,
                       '{"count": 3, "days": 5, "againDays": 2, "appealDays": 3, "waitDays": 2, "calibrationDays": 0,
                         "verdictShown": true, "everybody": false}', 1, a.closes_at
                  from activity a
                  join content_version v on v.kind = 'assignment' and v.slug = a.slug
                 where a.kind = 'assignment' and a.week <= 6
                """
                        .formatted(ref("round", "a.id")));
        platform.update(
                """
                insert into review_event (round_id, kind, step, reason, at)
                select r.id, 'began', s.step, '', r.opened_at + s.n * interval '2 days'
                  from review_round r,
                       (values ('writing', 0), ('again', 1), ('appeals', 2), ('final', 3)) s (step, n)
                """);
        platform.update(
                """
                insert into allocation (ref, round_id, work_id, submission_id, reviewer_id, letter, made_in, extra, at)
                select %s, r.id, m.work_id, s.id,
                       lead(m.enrolment_id, i, (select min(enrolment_id) from work_member) + i)
                         over (partition by r.id, i order by m.enrolment_id),
                       i, 'writing', false, r.opened_at
                  from review_round r
                  join work_member m on m.activity_id = r.activity_id
                  join submission s on s.work_id = m.work_id and s.number = 2, generate_series(1, 3) i
                on conflict do nothing
                """
                        .formatted(ref("allocation", "(m.work_id * 10 + i)")));
        platform.update(
                """
                insert into review (ref, allocation_id, version, overall, late, posted_at, idempotency_key)
                select %s, a.id, 1, 'It works.', false, a.at + interval '1 day', 'k' from allocation a
                """
                        .formatted(ref("review", "a.id")));
        platform.update(
                """
                insert into review_score (review_id, criterion, points, comment)
                select r.id, c, abs(hashint8(r.id)) % 20, 'Because.'
                  from review r, unnest(array['correctness', 'clarity']) c
                """);
    }

    private void decisions() {
        platform.update(
                """
                insert into grade_change (ref, term_id, kind, reason, by_person, at, idempotency_key)
                select %s, ?, 'override', 'an oral exam', (select min(id) from person), '2026-10-01T12:00:00Z', 'bench'
                """
                        .formatted(ref("change", "1")),
                term);
        platform.update(
                """
                insert into grade_override (activity_id, enrolment_id, version, change_id, kind, points)
                select a.id, e.id, 1, (select min(id) from grade_change), 'points', 10
                  from enrolment e join activity a on a.term_id = e.term_id and a.kind = 'quiz'
                 where e.role = 'student' and hashint8(e.id * 31 + a.id) % 200 = 0
                """);
    }
}
