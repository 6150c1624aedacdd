-- What hand-ins of an assignment have in common. A run is asked for by a person, done by a job, and decides nothing.

create table similarity_run (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    by_person       bigint not null references person,
    asked_at        timestamptz not null,
    idempotency_key text not null,
    unique (activity_id, idempotency_key)
);

-- How far it is: it begins, perhaps again after a crash, and ends with what was found or with words why not.
create table similarity_event (
    id       bigint generated always as identity primary key,
    run_id   bigint not null references similarity_run,
    kind     text not null check (kind in ('began', 'found', 'failed')),
    hand_ins integer,
    unread   integer,
    words    text,
    at       timestamptz not null,
    check ((kind = 'failed') = (words is not null))
);
create index similarity_event_run on similarity_event (run_id, id);

-- The natural coincidence in a file of SQL: so many hand-ins wrote so many different trees, and of a thousand pairs so many
-- have the same one.
create table similarity_rate (
    run_id       bigint not null references similarity_run,
    file         text not null,
    hand_ins     integer not null,
    trees        integer not null,
    per_thousand integer not null check (per_thousand between 0 and 1000),
    primary key (run_id, file)
);

create table similarity_pair (
    id     bigint generated always as identity primary key,
    ref    ref not null unique,
    run_id bigint not null references similarity_run,
    place  integer not null check (place > 0),
    one    bigint not null references submission,
    other  bigint not null references submission,
    share  numeric(5, 2) not null check (share between 0 and 100),
    unique (run_id, place),
    check (one <> other)
);

-- A part that two hand-ins share. Of SQL it is a whole file, with how many hand-ins have its tree.
create table similarity_part (
    pair_id    bigint not null references similarity_pair,
    place      integer not null check (place > 0),
    one_file   text not null,
    one_from   integer not null,
    one_to     integer not null,
    other_file text not null,
    other_from integer not null,
    other_to   integer not null,
    tokens     integer not null,
    sharing    integer,
    verbatim   boolean not null,
    primary key (pair_id, place)
);

-- A case is opened by a person with a reason. What becomes of it is for people: nothing here changes a grade or tells anybody.
create table similarity_case (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    pair_id         bigint not null references similarity_pair,
    by_person       bigint not null references person,
    reason          text not null check (reason <> ''),
    opened_at       timestamptz not null,
    idempotency_key text not null,
    unique (pair_id, idempotency_key)
);

create table similarity_case_entry (
    id              bigint generated always as identity primary key,
    case_id         bigint not null references similarity_case,
    kind            text not null check (kind in ('note', 'cleared', 'settled', 'referred', 'reopened')),
    body            text not null check (body <> ''),
    by_person       bigint not null references person,
    at              timestamptz not null,
    idempotency_key text not null,
    unique (case_id, idempotency_key)
);

revoke update, delete on similarity_run, similarity_event, similarity_rate, similarity_pair, similarity_part,
    similarity_case, similarity_case_entry from savepoint_server;
