-- What is typed for a work before it is handed in. An entry of the history begins with a save and takes in what the same
-- page saves shortly after: `saves` counts them, so that ref and count together name one text.
create table draft (
    id           bigint generated always as identity primary key,
    ref          ref not null unique,
    work_id      bigint not null references work,
    by_enrolment bigint not null references enrolment,
    tab          text not null check (length(tab) between 8 and 64),
    began_at     timestamptz not null,
    saved_at     timestamptz not null,
    saves        int not null default 1 check (saves > 0),
    files        jsonb not null check (jsonb_typeof(files) = 'object')
);
create index draft_work on draft (work_id, id);
