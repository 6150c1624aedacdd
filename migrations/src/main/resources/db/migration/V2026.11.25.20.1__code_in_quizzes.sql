-- Code in quizzes: answers that the grader runs when an attempt has ended, and tries on the visible rows before that.

-- A try, always of files that were sent for one question. Without an attempt somebody who teaches looks at the quiz;
-- then all rows may be met.
create table code_run (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    attempt_id      bigint,
    position        integer not null check (position > 0),
    person_id       bigint not null references person,
    all_rows        boolean not null,
    asked_at        timestamptz not null,
    tree            sha256 not null references tree,
    idempotency_key text not null,
    unique (person_id, idempotency_key),
    foreign key (attempt_id, position) references attempt_question,
    constraint code_run_rows check (attempt_id is null or not all_rows)
);

-- Whoever looks at a quiz beforehand need not be enrolled.
alter table grading
    add column code_run_id bigint references code_run,
    add column attempt_id bigint,
    add column position integer,
    add column answer_version integer,
    add constraint grading_answer_fkey foreign key (attempt_id, position, answer_version) references answer match full,
    drop constraint grading_subject,
    add constraint grading_subject
        check (num_nonnulls(submission_id, run_id, console_entry_id, code_run_id, answer_version) = 1),
    drop constraint grading_turn_of,
    add constraint grading_turn_of check (num_nonnulls(enrolment_id, console_entry_id, code_run_id) > 0);
create index grading_code_run on grading (code_run_id);
create index grading_answer on grading (attempt_id, position);

-- The grading by which an answer has or will have its points. While it waits, the mark has none; then another mark of the
-- same grading has them.
alter table answer_mark add column grading_id bigint references grading;

-- Gradings whose verdict is no mark yet.
create table answer_waiting (
    grading_id bigint primary key references grading,
    attempt_id bigint not null references attempt
);

revoke update, delete on code_run from savepoint_server;
grant select (id, all_rows) on code_run to savepoint_grader;
