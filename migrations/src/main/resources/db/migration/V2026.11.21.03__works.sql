-- What students hand in and what the grader says of it.

-- What a student or a team has for one assignment.
create table work (
    id          bigint generated always as identity primary key,
    ref         ref not null unique,
    activity_id bigint not null references activity,
    created_at  timestamptz not null
);
create index work_activity on work (activity_id);

create table work_member (
    work_id      bigint not null references work,
    activity_id  bigint not null references activity,
    enrolment_id bigint not null references enrolment,
    primary key (activity_id, enrolment_id)
);
create index work_member_work on work_member (work_id);

create table submission (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    work_id         bigint not null references work,
    number          int not null check (number > 0),
    by_enrolment    bigint not null references enrolment,
    received_at     timestamptz not null,
    tree            sha256 not null references tree,
    idempotency_key text not null,
    unique (work_id, number),
    unique (work_id, idempotency_key)
);

-- One execution of the checks, and its place in the queue. The subject is what is graded: today a submission; other
-- kinds of subject get columns of their own beside it. Enrolment is whose turn it uses in the fair queue.
-- Waiting: not finished, no live lease. Running: a live lease. Finished: there is a verdict.
create table grading (
    id            bigint generated always as identity primary key,
    ref           ref not null unique,
    submission_id bigint references submission,
    enrolment_id  bigint not null references enrolment,
    tree          sha256 not null references tree,
    version_id    bigint not null references content_version,
    seed          bigint not null,
    priority      smallint not null check (priority between 0 and 9),
    created_at    timestamptz not null,
    tries         int not null default 0,
    lease_token   uuid,
    lease_until   timestamptz,
    worker        text,
    finished_at   timestamptz,
    constraint grading_subject check (num_nonnulls(submission_id) = 1)
);
create index grading_submission on grading (submission_id);
create index grading_open on grading (priority, id) where finished_at is null;
create index grading_open_enrolment on grading (enrolment_id) where finished_at is null;

create table verdict (
    grading_id     bigint primary key references grading,
    kind           text not null check (kind in ('graded', 'limit-hit', 'compile-failed', 'refused', 'grader-fault')),
    points         numeric(8, 2) not null,
    possible       numeric(8, 2) not null,
    body           jsonb not null,
    grader_version text not null,
    engine_version text not null,
    reported_at    timestamptz not null
);

-- A try that ended by our own fault. Staff read these; students see only that it cost them nothing.
create table grading_fault (
    id         bigint generated always as identity primary key,
    grading_id bigint not null references grading,
    try        int not null,
    worker     text not null,
    incident   text not null,
    detail     text not null,
    at         timestamptz not null
);
create index grading_fault_grading on grading_fault (grading_id);

-- The verdict that counts for a submission: of its newest finished grading.
create view effective_verdict as
select distinct on (g.submission_id)
       g.submission_id, g.id as grading_id, v.kind, v.points, v.possible, v.body, v.reported_at
  from grading g
  join verdict v on v.grading_id = g.id
 where g.submission_id is not null
 order by g.submission_id, g.id desc;
