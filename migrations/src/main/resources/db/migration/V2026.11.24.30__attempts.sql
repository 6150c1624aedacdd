-- Sitting a quiz: attempts with the facts that say how long they run, what was drawn for them, and every answer given.

-- Timed work of the servers, in the shape that db-scheduler reads.
create table server_jobs (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index server_jobs_due on server_jobs (execution_time);
create index server_jobs_heartbeat on server_jobs (last_heartbeat);

-- When a server was last known to serve, and the times when none was.
create table platform_beat (
    singleton boolean primary key check (singleton),
    at        timestamptz not null
);
create table outage (
    id       bigint generated always as identity primary key,
    began_at timestamptz not null,
    ended_at timestamptz not null check (ended_at > began_at)
);

-- One sitting of a student's, by the quiz as it stood then. ended_at is null while it runs; reached is the question that one has
-- come to where there is no way back.
create table attempt (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    enrolment_id    bigint not null references enrolment,
    number          integer not null check (number > 0),
    version_id      bigint not null references content_version,
    seed            bigint not null,
    started_at      timestamptz not null,
    limit_seconds   integer check (limit_seconds > 0),
    ended_at        timestamptz,
    reached         integer not null default 1,
    idempotency_key text not null,
    unique (enrolment_id, activity_id, number),
    unique (activity_id, enrolment_id, idempotency_key)
);
create unique index attempt_open on attempt (activity_id, enrolment_id) where ended_at is null;
create index attempt_running on attempt (id) where ended_at is null;

-- What moves its end, and what ended it: added, never changed. by_person is null for the platform.
create table attempt_time (
    id          bigint generated always as identity primary key,
    attempt_id  bigint not null references attempt,
    kind        text not null check (kind in ('factor', 'extra', 'outage', 'handed-in', 'time-up', 'resumed', 'reopened')),
    at          timestamptz not null,
    factor      numeric(4, 2) check (factor >= 1),
    seconds     integer check (seconds > 0),
    outage_from timestamptz check (outage_from < at),
    by_person   bigint references person,
    reason      text not null default '',
    idempotency_key text,
    unique (attempt_id, idempotency_key),
    constraint attempt_time_factor check ((kind = 'factor') = (factor is not null)),
    constraint attempt_time_seconds check ((kind in ('extra', 'reopened')) = (seconds is not null)),
    constraint attempt_time_outage check ((kind = 'outage') = (outage_from is not null))
);
create index attempt_time_attempt on attempt_time (attempt_id, id);

-- A question as it was drawn: prompt, choices in their order, parameters filled in, and the key.
create table attempt_question (
    attempt_id bigint not null references attempt,
    position   integer not null check (position > 0),
    slug       text not null,
    points     numeric(8, 2) not null check (points >= 0),
    drawn      jsonb not null,
    primary key (attempt_id, position)
);

-- Every answer as it was given. sitting counts the reopenings before it, and is null where it came when the attempt was
-- not open; whether it counts follows from that, received_at and attempt_time. typed_at is what the page claims.
create table answer (
    attempt_id  bigint not null,
    position    integer not null,
    version     integer not null check (version > 0),
    given       jsonb not null,
    received_at timestamptz not null,
    typed_at    timestamptz,
    tab         text not null,
    sitting     integer,
    primary key (attempt_id, position, version),
    foreign key (attempt_id, position) references attempt_question
);

-- Answers that came late and count all the same, since staff said so.
create table answer_acceptance (
    attempt_id bigint not null,
    position   integer not null,
    version    integer not null,
    by_person  bigint not null references person,
    at         timestamptz not null,
    reason     text not null check (reason <> ''),
    primary key (attempt_id, position, version),
    foreign key (attempt_id, position, version) references answer
);

-- What an answer got: the newest of a question holds. answer_version is null where nothing was answered; points is null
-- while somebody has to mark it; by_person is null for what was judged by the key.
create table answer_mark (
    id             bigint generated always as identity primary key,
    attempt_id     bigint not null,
    position       integer not null,
    answer_version integer,
    points         numeric(8, 2) check (points >= 0),
    body           jsonb not null default '{}',
    by_person      bigint references person,
    at             timestamptz not null,
    foreign key (attempt_id, position) references attempt_question,
    foreign key (attempt_id, position, answer_version) references answer
);
create index answer_mark_question on answer_mark (attempt_id, position, id);

-- Attempts beyond those that the quiz allows.
create table attempt_grant (
    id              bigint generated always as identity primary key,
    activity_id     bigint not null references activity,
    enrolment_id    bigint not null references enrolment,
    attempts        integer not null check (attempts > 0),
    reason          text not null check (reason <> ''),
    by_person       bigint not null references person,
    at              timestamptz not null,
    idempotency_key text not null,
    unique (activity_id, enrolment_id, idempotency_key)
);

-- What an attempt has earned so far; is_marked is false while somebody has to mark some of it.
create view attempt_score as
select a.id as attempt_id, a.activity_id, a.enrolment_id, a.number, a.version_id, a.started_at, a.ended_at,
       s.points, s.possible, s.is_marked
  from attempt a
 cross join lateral (
    select coalesce(sum(m.points), 0) as points, coalesce(sum(q.points), 0) as possible,
           count(m.points) = count(*) as is_marked
      from attempt_question q
      left join lateral (
        select m.points from answer_mark m
         where m.attempt_id = q.attempt_id and m.position = q.position order by m.id desc limit 1
      ) m on true
     where q.attempt_id = a.id
 ) s;

-- A student's standing with a quiz: whether an attempt runs, when the last one ended, and what the quiz says that all of
-- them come to. score_shown is from when on a student may see the points.
create view quiz_standing as
select s.activity_id, s.enrolment_id, bool_or(s.ended_at is null) as is_open, max(s.ended_at) as ended_at,
       bool_and(s.is_marked) filter (where s.ended_at is not null) as is_marked,
       case lower(max(v.facts ->> 'counting'))
         when 'best' then max(s.points) filter (where s.ended_at is not null)
         when 'average' then round(avg(s.points) filter (where s.ended_at is not null), 2)
         else (array_agg(s.points order by s.number desc) filter (where s.ended_at is not null))[1] end as points,
       max(s.possible) as possible,
       lower(max(v.facts -> 'shown' ->> 'score')) as score_shown
  from attempt_score s
  join content_version v on v.id = s.version_id
 group by s.activity_id, s.enrolment_id;

-- Open pages hear that the time of an attempt may have changed: of one by its id, of any by an empty word.
create function tell_attempt() returns trigger language plpgsql as $$
begin
    perform pg_notify('attempt_time', new.attempt_id::text);
    return null;
end
$$;
create trigger attempt_time_told after insert on attempt_time for each row execute function tell_attempt();

create function tell_every_attempt() returns trigger language plpgsql as $$
begin
    perform pg_notify('attempt_time', '');
    return null;
end
$$;
create trigger extension_told after insert on extension for each statement execute function tell_every_attempt();
create trigger revocation_told after insert on extension_revocation
    for each statement execute function tell_every_attempt();

revoke update, delete on outage, attempt_time, attempt_question, answer, answer_acceptance, answer_mark, attempt_grant
    from savepoint_server;
revoke delete on attempt, platform_beat from savepoint_server;
