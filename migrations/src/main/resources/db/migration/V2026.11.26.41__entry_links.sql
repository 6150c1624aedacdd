-- Links that let somebody set a password, once. The link holds the token, the row only its hash.

create table entry_link (
    id           bigint generated always as identity primary key,
    person_id    bigint not null references person,
    purpose      text not null check (purpose in ('invitation', 'reset')),
    token_sha256 bytea not null unique check (length(token_sha256) = 32),
    -- null where the person asked for it
    made_by      bigint references person,
    made_at      timestamptz not null,
    expires_at   timestamptz not null,
    -- used, or overtaken by a newer one
    ended_at     timestamptz
);
create index entry_link_person on entry_link (person_id);
