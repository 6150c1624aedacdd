-- Grading hand-ins again: what came of it counts only once somebody promotes it, and until it is undone.

create table regrade (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    version_id      bigint not null references content_version,
    scope           text not null check (scope in ('counting', 'every', 'chosen')),
    reason          text not null check (reason <> ''),
    by_person       bigint not null references person,
    asked_at        timestamptz not null,
    idempotency_key text not null,
    unique (activity_id, idempotency_key)
);

-- Queued at a lower priority than hand-ins; null for the grading that a hand-in gets when it is received.
alter table grading
    add column regrade_id bigint references regrade,
    add constraint grading_regrade check (regrade_id is null or submission_id is not null);
create unique index grading_of_regrade on grading (regrade_id, submission_id) where regrade_id is not null;

-- What was done with a regrade. The newest event says how it stands; an undone one may be promoted again.
create table regrade_event (
    id          bigint generated always as identity primary key,
    regrade_id  bigint not null references regrade,
    kind        text not null check (kind in ('promoted', 'dropped', 'undone')),
    never_lower boolean not null default false check (kind = 'promoted' or not never_lower),
    reason      text not null default '',
    by_person   bigint not null references person,
    at          timestamptz not null
);
create index regrade_event_regrade on regrade_event (regrade_id, id);

-- What a promotion did with each hand-in: before_grading is the one that counted until then.
create table regrade_decision (
    event_id       bigint not null references regrade_event,
    submission_id  bigint not null references submission,
    grading_id     bigint not null references grading,
    before_grading bigint references grading,
    taken          boolean not null,
    primary key (event_id, submission_id)
);
create index regrade_decision_grading on regrade_decision (grading_id) where taken;
create index regrade_decision_submission on regrade_decision (submission_id);

revoke update, delete on regrade, regrade_event, regrade_decision from savepoint_server;

-- The verdict that counts for a submission: what the last promotion took that still stands, else that of its newest
-- finished grading outside of regrades.
create or replace view effective_verdict as
select distinct on (g.submission_id)
       g.submission_id, g.id as grading_id, v.kind, v.points, v.possible, v.body, v.reported_at
  from grading g
  join verdict v on v.grading_id = g.id
  left join lateral (
         select max(p.id) as event_id
           from regrade_decision d
           join regrade_event p on p.id = d.event_id
          where d.grading_id = g.id and d.taken
            and not exists (select from regrade_event later where later.regrade_id = p.regrade_id and later.id > p.id)
       ) promoted on g.regrade_id is not null
 where g.submission_id is not null
   and (g.regrade_id is null or promoted.event_id is not null)
 order by g.submission_id, promoted.event_id desc nulls last, g.id desc;

-- How a verdict ended, check by check, as one line of text: 'graded compiles=passed moves-money=failed'.
create function check_signature(body jsonb) returns text
language sql immutable parallel safe
return (body -> 'verdict' ->> 'verdict')
    || coalesce((select string_agg(' ' || (c.value ->> 'name') || '=' || (c.value ->> 'outcome'), '' order by c.ordinality)
                   from jsonb_array_elements(body -> 'verdict' -> 'checks') with ordinality c), '');
