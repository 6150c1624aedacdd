-- What a school calls its people, groups beside sections, and rosters that were sent to be looked at.

-- The student's number at the school and the name they sign in with there; both null where nobody said.
alter table enrolment
    add number text check (number <> ''),
    add login  text check (login <> '');
create unique index enrolment_number on enrolment (term_id, number);

-- Any number for each person, beside the one section.
create table enrolment_group (
    enrolment_id bigint not null references enrolment,
    name         text not null check (name <> ''),
    primary key (enrolment_id, name)
);

-- A file as it was sent; nothing of it holds before somebody confirms it.
create table roster_import (
    id        bigint generated always as identity primary key,
    ref       ref not null unique,
    term_id   bigint not null references term,
    person_id bigint not null references person,
    file_name text not null,
    bytes     bytea not null,
    made_at   timestamptz not null
);
