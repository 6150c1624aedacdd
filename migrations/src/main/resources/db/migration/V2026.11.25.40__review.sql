-- Peer review: rounds and what moved them, who reviews what, what they wrote, and what the authors say of it. Facts are added and
-- never changed; which step a round is at is computed from them.

-- The reviews of an assignment, by the bundle and the rules as they stood when hand-ins closed.
create table review_round (
    id          bigint generated always as identity primary key,
    ref         ref not null unique,
    activity_id bigint not null unique references activity,
    version_id  bigint not null references content_version,
    rules       jsonb not null,
    seed        bigint not null,
    opened_at   timestamptz not null
);

-- What moved a round. by_person is null for the platform, step for what concerns no single one.
create table review_event (
    id              bigint generated always as identity primary key,
    round_id        bigint not null references review_round,
    kind            text not null check (kind in ('began', 'paused', 'resumed', 'extended', 'drawn')),
    step            text check (step in ('hand-in', 'calibration', 'writing', 'again', 'appeals', 'final')),
    until           timestamptz,
    by_person       bigint references person,
    reason          text not null,
    at              timestamptz not null,
    idempotency_key text,
    unique (round_id, idempotency_key),
    constraint review_event_step check ((kind in ('began', 'extended')) = (step is not null)),
    constraint review_event_until check ((kind = 'extended') = (until is not null)),
    constraint review_event_reason check (by_person is null or reason <> '')
);

-- Two students who never review each other's work.
create table conflict (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    term_id         bigint not null references term,
    one_enrolment   bigint not null references enrolment,
    other_enrolment bigint not null references enrolment,
    reason          text not null check (reason <> ''),
    by_person       bigint not null references person,
    at              timestamptz not null,
    idempotency_key text not null,
    unique (term_id, idempotency_key),
    check (one_enrolment < other_enrolment)
);
create table conflict_end (
    conflict_id bigint primary key references conflict,
    by_person   bigint not null references person,
    at          timestamptz not null
);

-- A hand-in that somebody is to review. letter counts the reviewer's own from 1; made_in is the step whose end it is due at;
-- extra is more than their share.
create table allocation (
    id            bigint generated always as identity primary key,
    ref           ref not null unique,
    round_id      bigint not null references review_round,
    work_id       bigint not null references work,
    submission_id bigint not null references submission,
    reviewer_id   bigint not null references enrolment,
    letter        integer not null check (letter > 0),
    made_in       text not null check (made_in in ('writing', 'again')),
    extra         boolean not null,
    at            timestamptz not null,
    unique (round_id, reviewer_id, letter)
);
create index allocation_reviewer on allocation (reviewer_id);
create index allocation_work on allocation (work_id);
create table allocation_end (
    allocation_id bigint primary key references allocation,
    kind          text not null check (kind in ('taken-back', 'given-back')),
    reason        text not null,
    by_person     bigint references person,
    at            timestamptz not null
);

-- What is typed, as it is typed; the one thing here that is overwritten.
create table review_draft (
    allocation_id bigint primary key references allocation,
    version       integer not null check (version > 0),
    tab           text not null,
    body          jsonb not null,
    saved_at      timestamptz not null
);

-- A review as it was handed over; the newest version counts.
create table review (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    allocation_id   bigint not null references allocation,
    version         integer not null check (version > 0),
    overall         text not null,
    late            boolean not null,
    posted_at       timestamptz not null,
    idempotency_key text not null,
    unique (allocation_id, version),
    unique (allocation_id, idempotency_key)
);
create table review_score (
    review_id bigint not null references review,
    criterion text not null,
    points    numeric(8,2) not null check (points >= 0),
    comment   text not null,
    primary key (review_id, criterion)
);
create table review_remark (
    review_id bigint not null references review,
    position  integer not null check (position > 0),
    path      text not null,
    line      integer not null check (line > 0),
    body      text not null check (body <> ''),
    primary key (review_id, position)
);

-- A hand-in run by its reviewer: on the sample rows, or on rows of their own, which then stand in place of the sample's in a
-- version of the bundle that is published to nobody.
create table review_run (
    run_id        bigint primary key references run,
    allocation_id bigint not null references allocation,
    rows          text
);
create index review_run_allocation on review_run (allocation_id);
alter table content_version drop constraint content_version_kind_check;
alter table content_version add constraint content_version_kind_check
    check (kind in ('course', 'week', 'lesson', 'quiz', 'question', 'assignment', 'trial'));
-- A run that a review shows as evidence. Whether it bears it out is what the grader found.
create table review_evidence (
    review_id bigint not null references review,
    run_id    bigint not null references review_run,
    note      text not null,
    primary key (review_id, run_id)
);

-- A sample hand-in that somebody reviewed to learn the measure.
create table calibration (
    id              bigint generated always as identity primary key,
    round_id        bigint not null references review_round,
    enrolment_id    bigint not null references enrolment,
    sample          text not null,
    points          jsonb not null,
    at              timestamptz not null,
    unique (round_id, enrolment_id, sample)
);

-- What the author says of a review; the newest counts.
create table review_rating (
    id           bigint generated always as identity primary key,
    review_id    bigint not null references review,
    helpful      integer not null check (helpful between 1 and 5),
    reply        text not null,
    enrolment_id bigint not null references enrolment,
    at           timestamptz not null,
    idempotency_key text not null,
    unique (review_id, idempotency_key)
);

-- The peers' part of a work as staff set it, such as on appeal; the newest counts in place of what the reviews come to.
create table peer_mark (
    id        bigint generated always as identity primary key,
    round_id  bigint not null references review_round,
    work_id   bigint not null references work,
    points    numeric(8,2) not null check (points >= 0),
    reason    text not null check (reason <> ''),
    by_person bigint not null references person,
    at        timestamptz not null
);
create index peer_mark_work on peer_mark (work_id);

revoke update, delete on review_round, review_event, conflict, conflict_end, allocation, allocation_end, review,
    review_score, review_remark, review_run, review_evidence, calibration, review_rating, peer_mark
    from savepoint_server;
