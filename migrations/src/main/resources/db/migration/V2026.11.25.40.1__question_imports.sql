-- What became of a file of questions from another system: the report, and the files for the course folder as a zip. They
-- wait here to be downloaded; the platform never writes a course folder.
create table question_import (
    id bigint generated always as identity primary key,
    ref ref not null unique,
    term_id bigint not null references term (id),
    person_id bigint not null references person (id),
    file_name text not null,
    topic text not null,
    report jsonb not null,
    files bytea not null,
    made_at timestamptz not null
);
create index on question_import (term_id, made_at);
