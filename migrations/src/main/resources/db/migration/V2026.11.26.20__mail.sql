-- Mail that waits to be sent, and what became of it. body is null once it was sent or given up: it may hold a link that lets people in.
create table mail (
    id      bigint generated always as identity primary key,
    ref     ref not null unique,
    key     text not null unique,
    address text not null,
    subject text not null,
    body    text,
    made_at timestamptz not null,
    until   timestamptz not null
);
create index mail_waiting on mail (id) where body is not null;

create table mail_try (
    mail_id  bigint not null references mail,
    number   integer not null check (number > 0),
    kind     text not null check (kind in ('sent', 'failed', 'given-up')),
    problem  text not null,
    at       timestamptz not null,
    again_at timestamptz,
    primary key (mail_id, number),
    constraint mail_try_again check ((kind = 'failed') = (again_at is not null))
);

revoke delete on mail from savepoint_server;
revoke update, delete on mail_try from savepoint_server;
