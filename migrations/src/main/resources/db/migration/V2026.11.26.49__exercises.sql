-- Questions in the middle of lessons: every answer is kept as it was given, the best one in time counts.

create table exercise_answer (
    id            bigint generated always as identity primary key,
    enrolment_id  bigint not null references enrolment,
    activity_id   bigint not null references activity,
    question      text not null,
    given         jsonb not null,
    at            timestamptz not null,
    in_time       boolean not null,
    -- of the question's points; null for code, of which the grader says it
    share         numeric check (share between 0 and 1),
    code_run_id   bigint unique references code_run,
    check ((share is null) = (code_run_id is not null))
);
create index on exercise_answer (enrolment_id, activity_id, question, id desc);
create index on exercise_answer (activity_id);

-- What is typed and not checked yet.
create table exercise_draft (
    enrolment_id  bigint not null references enrolment,
    activity_id   bigint not null references activity,
    question      text not null,
    given         jsonb not null,
    at            timestamptz not null,
    primary key (enrolment_id, activity_id, question)
);

revoke update, delete on exercise_answer from savepoint_server;

-- What a student's answers to one exercise come to. What the grader could not run is no answer.
create view exercise_standing as
select a.enrolment_id, a.activity_id, a.question,
       coalesce(max(coalesce(a.share, v.points / nullif(v.possible, 0))) filter (where a.in_time), 0) as share,
       bool_or(g.finished_at is null and a.code_run_id is not null) as is_waiting
  from exercise_answer a
  left join grading g on g.code_run_id = a.code_run_id
  left join verdict v on v.grading_id = g.id and v.kind in ('graded', 'limit-hit')
 group by a.enrolment_id, a.activity_id, a.question;

-- What they come to for a whole lesson, by the exercises that it has now.
create view lesson_standing as
select s.enrolment_id, s.activity_id, round(sum(asked.points * s.share), 2) as points,
       (select sum((one.value ->> 'points')::numeric) from jsonb_array_elements(v.facts -> 'exercises') one) as possible
  from exercise_standing s
  join activity a on a.id = s.activity_id
  join term t on t.id = a.term_id
  join content_current n on n.course_id = t.course_id and n.kind = 'lesson' and n.slug = a.slug
  join content_version v on v.id = n.version_id
 cross join lateral jsonb_to_recordset(v.facts -> 'exercises') as asked (question text, points numeric)
 where asked.question = s.question
 group by s.enrolment_id, s.activity_id, v.facts;
