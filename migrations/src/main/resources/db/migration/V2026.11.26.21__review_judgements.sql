-- What staff think a review is worth, in hundredths; it goes before what agreement, rating and evidence say. The newest counts.
create table review_mark (
    id              bigint generated always as identity primary key,
    allocation_id   bigint not null references allocation,
    percent         integer not null check (percent between 0 and 100),
    reason          text not null,
    by_person       bigint not null references person,
    at              timestamptz not null,
    idempotency_key text not null,
    unique (allocation_id, idempotency_key)
);
revoke update, delete on review_mark from savepoint_server;

-- Points by criterion, where staff judged a work as peers do; null where only the sum was set.
alter table peer_mark add column criteria jsonb;
alter table peer_mark add column idempotency_key text;
alter table peer_mark add constraint peer_mark_key unique (work_id, idempotency_key);
