-- Which graders there are: each says so every few seconds, and takes its row away when it stops in order.

create table grader_beat (
    name       text primary key,
    lanes      integer not null check (lanes > 0),
    version    text not null,
    started_at timestamptz not null,
    seen_at    timestamptz not null,
    trouble    text                                  -- why it takes nothing at present
);

grant select, insert, update, delete on grader_beat to savepoint_grader;

-- What ended lately, and what failed, is looked up every few seconds however much has been graded.
create index verdict_reported_at on verdict (reported_at);
create index grading_fault_at on grading_fault (at);
