-- Courses, their terms and people, and what is published from their folders.

create table course (
    id         bigint generated always as identity primary key,
    slug       slug not null unique,
    title      text not null,
    created_at timestamptz not null
);

create table term (
    id         bigint generated always as identity primary key,
    course_id  bigint not null references course,
    slug       slug not null,
    zone       text not null,
    starts     date not null,
    created_at timestamptz not null,
    unique (course_id, slug)
);

create table enrolment (
    id          bigint generated always as identity primary key,
    ref         ref not null unique,
    term_id     bigint not null references term,
    person_id   bigint not null references person,
    role        text not null check (role in ('student', 'assistant', 'instructor')),
    section     text,
    time_factor numeric(4, 2) not null default 1 check (time_factor >= 1),
    created_at  timestamptz not null,
    dropped_at  timestamptz,
    unique (term_id, person_id)
);
create index enrolment_person on enrolment (person_id);

create table blob (
    sha256 sha256 primary key,
    bytes  bytea not null
);

-- A set of files by the hash of their paths and contents: what is published, and what is handed in.
create table tree (
    sha256 sha256 primary key
);

create table tree_file (
    tree sha256 not null references tree,
    path text not null,
    blob sha256 not null references blob,
    primary key (tree, path)
);

-- Immutable. Facts is what was parsed from the files, so that a page needs no second parse.
create table content_version (
    id           bigint generated always as identity primary key,
    course_id    bigint not null references course,
    kind         text not null check (kind in ('course', 'week', 'lesson', 'quiz', 'question', 'assignment')),
    slug         text not null,
    tree         sha256 not null references tree,
    facts        jsonb not null,
    published_at timestamptz not null,
    unique (course_id, kind, slug, tree)
);

-- The pointer that publishing moves: the version that pages show and new gradings use.
create table content_current (
    course_id  bigint not null references course,
    kind       text not null,
    slug       text not null,
    version_id bigint not null references content_version,
    primary key (course_id, kind, slug)
);

-- What the last reading of the folder found wrong; replaced by the next.
create table content_problem (
    course_id bigint not null references course,
    position  int not null,
    path      text not null,
    line      int,
    severity  text not null check (severity in ('error', 'warning')),
    message   text not null,
    primary key (course_id, position)
);

-- A row of a week. Points are null where the row says NA; due_rule is the words that due_at was computed from.
create table activity (
    id               bigint generated always as identity primary key,
    ref              ref not null unique,
    term_id          bigint not null references term,
    kind             text not null check (kind in ('lesson', 'quiz', 'assignment', 'other')),
    slug             text not null,
    week             int,
    position         int not null,
    title            text not null,
    link             text,
    time_estimate    text,
    opens_at         timestamptz,
    due_at           timestamptz,
    due_rule         text,
    closes_at        timestamptz,
    points           numeric(8, 2),
    points_peers     numeric(8, 2),
    points_reviewing numeric(8, 2),
    removed_at       timestamptz,
    unique (term_id, kind, slug)
);

create table lesson_progress (
    enrolment_id bigint not null references enrolment,
    activity_id  bigint not null references activity,
    read_at      timestamptz not null,
    primary key (enrolment_id, activity_id)
);

-- Who did what to whom, and why. Rows are never changed: savepoint_server may only insert and read.
create table audit (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor_id bigint references person,
    term_id  bigint references term,
    action   text not null,
    subject  text not null,
    detail   jsonb not null default '{}'
);
create index audit_term on audit (term_id, at);
