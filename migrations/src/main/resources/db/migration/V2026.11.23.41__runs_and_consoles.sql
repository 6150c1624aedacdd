-- Tries that cost nothing: the checks on the visible rows alone, and statements on a private copy of visible rows.

create table run (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    work_id         bigint not null references work,
    by_enrolment    bigint not null references enrolment,
    asked_at        timestamptz not null,
    tree            sha256 not null references tree,
    idempotency_key text not null,
    unique (work_id, idempotency_key)
);

-- A copy of some files of a published version, made anew for each entry: the first file makes the tables, the others
-- fill them. Entries up to begins_after are forgotten. One without a person is asked for its tables alone.
create table console (
    id           bigint generated always as identity primary key,
    ref          ref not null unique,
    person_id    bigint references person,
    version_id   bigint not null references content_version,
    files        text[] not null,
    begins_after bigint not null default 0,
    opened_at    timestamptz not null,
    unique nulls not distinct (person_id, version_id, files)
);

-- What was asked of it. An entry that changed something is run again before the next.
create table console_entry (
    id          bigint generated always as identity primary key,
    ref         ref not null unique,
    console_id  bigint not null references console,
    kind        text not null check (kind in ('run', 'plan', 'tables')),
    sql         text not null,
    asked_at    timestamptz not null,
    answer      jsonb,
    changes     boolean,
    answered_at timestamptz,
    constraint console_entry_answered
        check (num_nonnulls(answer, changes, answered_at) in (0, 3))
);
create index console_entry_console on console_entry (console_id, id);

-- What is graded or answered. A console asks without files, and its asker need not be enrolled.
alter table grading
    add column run_id bigint references run,
    add column console_entry_id bigint references console_entry,
    alter column tree drop not null,
    alter column enrolment_id drop not null,
    drop constraint grading_subject,
    add constraint grading_subject check (num_nonnulls(submission_id, run_id, console_entry_id) = 1),
    add constraint grading_files check ((tree is null) = (console_entry_id is not null)),
    add constraint grading_turn_of check (enrolment_id is not null or console_entry_id is not null);
create index grading_run on grading (run_id);
create index grading_console_entry on grading (console_entry_id);

grant select on console, console_entry to savepoint_grader;
grant update (answer, changes, answered_at) on console_entry to savepoint_grader;
