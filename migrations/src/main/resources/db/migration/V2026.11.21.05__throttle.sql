-- How often something was tried in the window that began then: sign-ins, by hash of the address or account they concern.
create table throttle (
    key_sha256 sha256 primary key,
    began_at   timestamptz not null,
    tries      int not null check (tries > 0)
);
create index throttle_began on throttle (began_at);
