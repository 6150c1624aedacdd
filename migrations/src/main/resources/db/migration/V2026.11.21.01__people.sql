-- Who uses Savepoint and how they sign in. Every ref is 80 random bits in lower-case base 32: the id seen in URLs.

create domain ref as text check (value ~ '^[a-z2-7]{16}$');
create domain slug as text check (value ~ '^[a-z0-9][a-z0-9._-]{0,79}$');
-- in hexadecimal
create domain sha256 as text check (value ~ '^[0-9a-f]{64}$');

create table person (
    id         bigint generated always as identity primary key,
    ref        ref not null unique,
    name       text not null check (name <> ''),
    email      text not null check (email like '%_@_%'),
    zone       text,
    created_at timestamptz not null
);
create unique index person_email on person (lower(email));

-- May do everything, in every course.
create table administrator (
    person_id  bigint primary key references person,
    since      timestamptz not null
);

-- One way in for a person: provider 'local' has an Argon2id hash as secret, any other is an OIDC issuer.
create table identity (
    id         bigint generated always as identity primary key,
    person_id  bigint not null references person,
    provider   text not null,
    subject    text not null,
    secret     text,
    created_at timestamptz not null,
    unique (provider, subject)
);

-- The cookie holds the token, the row only its hash.
create table session (
    token_sha256 bytea primary key check (length(token_sha256) = 32),
    person_id    bigint not null references person,
    user_agent   text not null,
    created_at   timestamptz not null,
    seen_at      timestamptz not null,
    expires_at   timestamptz not null
);
create index session_person on session (person_id);
