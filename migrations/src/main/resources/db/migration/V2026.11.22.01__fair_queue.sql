-- Whose turn it is. A grading's turn is one more than its student's last, and at least the turn that is being served: so
-- the first of each goes before the second of anyone, and a flood delays nobody but whoever sent it.
alter table grading add column turn bigint not null default 1 check (turn > 0);

update grading g
   set turn = own.turn
  from (select id, row_number() over (partition by priority, enrolment_id order by id) as turn
          from grading
         where finished_at is null) own
 where own.id = g.id;

drop index grading_open;
create index grading_open on grading (priority, turn, id) where finished_at is null;
-- the turn that is being served: the highest that was ever taken
create index grading_taken on grading (priority, turn) where tries > 0;
create index grading_enrolment_turn on grading (enrolment_id, priority, turn);

-- Who waits, with how many before them: in the order in which graders take them.
create view grading_waiting as
select id, ref, row_number() over (order by priority, turn, id) - 1 as place
  from grading
 where finished_at is null and (lease_until is null or lease_until < now());

grant select on grading_waiting to savepoint_grader;
