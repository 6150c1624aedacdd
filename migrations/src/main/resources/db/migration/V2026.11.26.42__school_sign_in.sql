-- Sign-ins by the school's own account that are under way. The browser holds the state, the row only its hash.

create table sso_try (
    state_sha256 bytea primary key check (length(state_sha256) = 32),
    nonce        text not null,
    verifier     text not null,
    next         text not null,
    -- whose account here is to be connected; null for signing in
    person_id    bigint references person,
    made_at      timestamptz not null
);
