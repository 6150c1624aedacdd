-- Personal tokens for programs. The person sees a token once, the row holds only its hash. What a hand-in token may, a
-- read token may not: hand in.
create table api_token (
    id           bigint generated always as identity primary key,
    ref          ref not null unique,
    person_id    bigint not null references person,
    name         text not null check (name <> ''),
    token_sha256 bytea not null unique check (length(token_sha256) = 32),
    scope        text not null check (scope in ('read', 'hand-in')),
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_person on api_token (person_id);

revoke delete on api_token from savepoint_server;
revoke update on api_token from savepoint_server;
grant update (last_used_at, revoked_at) on api_token to savepoint_server;
