-- What staff allowed can be taken back. Of an answer that came late the newest row says whether it counts.
alter table answer_acceptance
    drop constraint answer_acceptance_pkey,
    add column id bigint generated always as identity primary key,
    add column accepted boolean not null default true;
create index answer_acceptance_answer on answer_acceptance (attempt_id, position, version, id);

-- A number below 0 takes back what was given before.
alter table attempt_grant
    drop constraint attempt_grant_attempts_check,
    add constraint attempt_grant_attempts_check check (attempts <> 0);
