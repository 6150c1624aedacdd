-- What comes after and beside the answers of a quiz: several tries at one question, keys that were mended after students
-- sat, and where in an attempt its time went. Facts that are added and never changed.

-- An answer that the student had judged before the end, where the quiz gives several tries at a question.
create table answer_try (
    attempt_id     bigint not null,
    position       integer not null,
    number         integer not null check (number > 0),
    answer_version integer not null,
    at             timestamptz not null,
    primary key (attempt_id, position, number),
    unique (attempt_id, position, answer_version),
    foreign key (attempt_id, position, answer_version) references answer
);

-- A key that was mended (key), an answer that counts as right, too (accept), full points for everybody (full), or a
-- question that counts for nobody (drop); or the undoing of one of these.
create table key_fix (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    question        text not null,
    way             text not null check (way in ('key', 'accept', 'full', 'drop', 'undo')),
    accepted        text,
    never_lower     boolean not null,
    undoes          bigint unique references key_fix,
    reason          text not null check (reason <> ''),
    moved_up        integer not null,
    moved_down      integer not null,
    by_person       bigint not null references person,
    at              timestamptz not null,
    idempotency_key text not null,
    unique (activity_id, idempotency_key),
    constraint key_fix_undo check ((way = 'undo') = (undoes is not null)),
    constraint key_fix_accepted check ((way = 'accept') = (accepted is not null))
);
create index key_fix_activity on key_fix (activity_id, id);

-- The key that holds for a question of an attempt instead of the one it was drawn with; null where everybody has all
-- points, or where the question counts for nobody.
create table key_fix_question (
    fix_id     bigint not null references key_fix,
    attempt_id bigint not null,
    position   integer not null,
    key        jsonb,
    dropped    boolean not null check (not dropped or key is null),
    primary key (fix_id, attempt_id, position),
    foreign key (attempt_id, position) references attempt_question
);
create index key_fix_question_of on key_fix_question (attempt_id, position, fix_id);

alter table answer_mark add column fix_id bigint references key_fix;

-- The newest mended key of each question of an attempt that was not undone.
create view attempt_key as
select distinct on (k.attempt_id, k.position) k.attempt_id, k.position, k.key, k.key is null as is_full,
       k.dropped as is_dropped, x.reason, x.at
  from key_fix_question k
  join key_fix x on x.id = k.fix_id
 where not exists (select from key_fix u where u.undoes = x.id)
 order by k.attempt_id, k.position, k.fix_id desc;

-- The questions of attempts with the keys that hold now; one that was dropped is worth nothing.
create view question_now as
select q.attempt_id, q.position, q.slug,
       (case when k.is_dropped then 0 else q.points end)::numeric(8, 2) as points,
       case when k.is_dropped then jsonb_set(q.drawn, '{points}', '0')
            when k.key is null then q.drawn
            else jsonb_set(q.drawn, '{key}', k.key) end as drawn,
       coalesce(k.is_full, false) as is_full
  from attempt_question q
  left join attempt_key k on k.attempt_id = q.attempt_id and k.position = q.position;

-- What an attempt has earned so far, of what counts; is_marked is false while somebody has to mark some of it.
create or replace view attempt_score as
select a.id as attempt_id, a.activity_id, a.enrolment_id, a.number, a.version_id, a.started_at, a.ended_at,
       s.points, s.possible, s.is_marked
  from attempt a
 cross join lateral (
    select coalesce(sum(m.points), 0) as points, coalesce(sum(q.points), 0) as possible,
           count(m.points) = count(*) as is_marked
      from question_now q
      left join lateral (
        select m.points from answer_mark m
         where m.attempt_id = q.attempt_id and m.position = q.position order by m.id desc limit 1
      ) m on true
     where q.attempt_id = a.id
 ) s;

-- When the student left a question for the next, where there is no way back.
create table attempt_move (
    id         bigint generated always as identity primary key,
    attempt_id bigint not null references attempt,
    position   integer not null,
    at         timestamptz not null
);
create index attempt_move_attempt on attempt_move (attempt_id, id);

revoke update, delete on answer_try, key_fix, key_fix_question, attempt_move from savepoint_server;
