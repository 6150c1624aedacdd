-- More time for one student or for a section, the requests for it, and what both come to.

-- Facts that are added and never changed. At least one of the two times is given: due_at moves the deadline and with it
-- the closing; closes_at alone keeps the door open longer, late as before.
create table extension (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    enrolment_id    bigint references enrolment,
    section         text,
    due_at          timestamptz,
    closes_at       timestamptz,
    reason          text not null check (reason <> ''),
    granted_by      bigint not null references person,
    granted_at      timestamptz not null,
    idempotency_key text not null,
    constraint extension_for check (num_nonnulls(enrolment_id, section) = 1),
    constraint extension_times check (num_nonnulls(due_at, closes_at) > 0),
    unique nulls not distinct (activity_id, idempotency_key, enrolment_id, section)
);

create table extension_revocation (
    extension_id bigint primary key references extension,
    reason       text not null check (reason <> ''),
    revoked_by   bigint not null references person,
    revoked_at   timestamptz not null
);

create table extension_request (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    enrolment_id    bigint not null references enrolment,
    until           timestamptz not null,
    reason          text not null check (reason <> ''),
    asked_at        timestamptz not null,
    idempotency_key text not null,
    unique (enrolment_id, idempotency_key)
);
create index extension_request_activity on extension_request (activity_id, enrolment_id);

-- Declined where there is no extension.
create table extension_answer (
    request_id   bigint primary key references extension_request,
    extension_id bigint references extension,
    words        text not null,
    answered_by  bigint not null references person,
    answered_at  timestamptz not null
);

revoke update, delete on extension, extension_revocation, extension_request, extension_answer from savepoint_server;

-- The times of an activity for each person of its term: the activity's own, or those of the extensions that are best for
-- them. An extension for one of a team is for the team. A deadline that moves takes the closing with it, in hours and not
-- in days: those may have 23 or 25. held_open_until is what an extension says of the closing itself, null where none does.
create view effective_deadline as
select a.id as activity_id, e.id as enrolment_id, a.opens_at, a.due_at as usual_due_at,
       case when a.due_at is not null then greatest(a.due_at, x.due_at) end as due_at,
       case when a.closes_at is not null then greatest(
           a.closes_at, x.closes_at,
           x.due_at + make_interval(secs => extract(epoch from a.closes_at - a.due_at)::double precision)) end as closes_at,
       x.closes_at as held_open_until,
       coalesce(x.due_at > a.due_at or x.closes_at > a.closes_at, false) as extended
  from activity a
  join enrolment e on e.term_id = a.term_id
 cross join lateral (
    select max(x.due_at) as due_at, max(x.closes_at) as closes_at
      from extension x
     where x.activity_id = a.id
       and not exists (select from extension_revocation r where r.extension_id = x.id)
       and exists (select from enrolment mate
                    where (mate.id = x.enrolment_id or (mate.term_id = a.term_id and mate.section = x.section))
                      and (mate.id = e.id
                           or exists (select from work_member mine
                                        join work_member theirs on theirs.work_id = mine.work_id
                                       where mine.activity_id = a.id and mine.enrolment_id = e.id
                                         and theirs.enrolment_id = mate.id)))
 ) x;

-- The hand-in of a work that counts: the newest that has points.
create view counted_submission as
select distinct on (s.work_id) s.work_id, s.id as submission_id, s.number
  from submission s
 cross join lateral (select ev.kind from effective_verdict ev where ev.submission_id = s.id limit 1) v
 where v.kind in ('graded', 'limit-hit')
 order by s.work_id, s.number desc;
