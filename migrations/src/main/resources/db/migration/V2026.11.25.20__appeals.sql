-- Students' questions about points, and the answers to them. Facts that are added and never changed.

-- subject is the feature's own name for what earned the points, unique within its kind; points are what stood there when it
-- was asked.
create table appeal (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    term_id         bigint not null references term,
    enrolment_id    bigint not null references enrolment,
    kind            text not null check (kind <> ''),
    subject         text not null check (subject <> ''),
    title           text not null,
    points          numeric(8, 2) not null check (points >= 0),
    possible        numeric(8, 2) not null check (possible >= points),
    body            text not null check (body <> ''),
    opened_at       timestamptz not null,
    idempotency_key text not null,
    unique (enrolment_id, idempotency_key)
);
create index appeal_subject on appeal (kind, subject);
create index appeal_term on appeal (term_id, id);

-- Whose points they are: one student, or everybody of a team. Each of them reads it.
create table appeal_party (
    appeal_id    bigint not null references appeal,
    enrolment_id bigint not null references enrolment,
    primary key (appeal_id, enrolment_id)
);

create table appeal_message (
    id              bigint generated always as identity primary key,
    appeal_id       bigint not null references appeal,
    by_person       bigint not null references person,
    by_staff        boolean not null,
    at              timestamptz not null,
    body            text not null check (body <> ''),
    idempotency_key text not null,
    unique (appeal_id, by_person, idempotency_key)
);

-- Declined where there are no points.
create table appeal_answer (
    appeal_id bigint primary key references appeal,
    points    numeric(8, 2) check (points >= 0),
    reason    text not null check (reason <> ''),
    by_person bigint not null references person,
    at        timestamptz not null
);

create table appeal_withdrawal (
    appeal_id    bigint primary key references appeal,
    enrolment_id bigint not null references enrolment,
    at           timestamptz not null
);

revoke update, delete on appeal, appeal_party, appeal_message, appeal_answer, appeal_withdrawal from savepoint_server;
