-- What people write and mark on hand-ins beside the checks. Every change is a further version; none is overwritten.

-- On a line of a hand-in, on a hand-in as a whole, or on every hand-in of an assignment whose checks ended alike.
create table staff_comment (
    id              bigint generated always as identity primary key,
    ref             ref not null unique,
    activity_id     bigint not null references activity,
    submission_id   bigint references submission,
    path            text,
    line            int check (line > 0),
    signature       text,
    idempotency_key text not null unique,
    constraint staff_comment_place check (
        num_nonnulls(submission_id, signature) = 1
        and num_nulls(path, line) in (0, 2)
        and (path is null or submission_id is not null))
);
create index staff_comment_submission on staff_comment (submission_id);
create index staff_comment_signature on staff_comment (activity_id, signature) where signature is not null;

-- An empty body is a comment that was removed.
create table staff_comment_version (
    comment_id bigint not null references staff_comment,
    version    int not null check (version > 0),
    body       text not null,
    by_person  bigint not null references person,
    at         timestamptz not null,
    primary key (comment_id, version)
);

-- Points null: the mark was taken away again.
create table rubric_mark (
    submission_id bigint not null references submission,
    criterion     text not null,
    version       int not null check (version > 0),
    points        numeric(8, 2) check (points >= 0),
    note          text not null,
    by_person     bigint not null references person,
    at            timestamptz not null,
    primary key (submission_id, criterion, version)
);

-- Who was given a hand-in to mark last, so that two do not mark the same.
create table marking_turn (
    submission_id bigint primary key references submission,
    by_person     bigint not null references person,
    at            timestamptz not null
);

revoke update, delete on staff_comment, staff_comment_version, rubric_mark from savepoint_server;
