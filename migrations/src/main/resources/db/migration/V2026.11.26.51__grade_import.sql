-- A file of grades that an instructor sent, kept for a day until they say that what it says shall hold.
create table grade_import (
    id        bigint generated always as identity primary key,
    ref       ref not null unique,
    term_id   bigint not null references term,
    person_id bigint not null references person,
    file_name text not null,
    bytes     bytea not null,
    made_at   timestamptz not null
);
