-- What an undoing restores is explained by whoever decided it, with their reason: a version that undoes the one before it
-- says again what the version before that said. The history keeps the undoing itself.

create or replace view grade_override_now as
select n.enrolment_id, n.activity_id, n.version, n.kind, n.points, c.reason, c.by_person, c.at
  from (select distinct on (o.enrolment_id, o.activity_id) o.*
          from grade_override o
         order by o.enrolment_id, o.activity_id, o.version desc) n
 cross join lateral (
    with recursive said as (
        select n.version, n.change_id
        union all
        select o.version, o.change_id
          from said
          join grade_change undoing on undoing.id = said.change_id and undoing.kind = 'undo'
          join grade_override o on o.enrolment_id = n.enrolment_id and o.activity_id = n.activity_id
                               and o.version = said.version - 2
    )
    select change_id from said order by version limit 1
 ) first
  join grade_change c on c.id = first.change_id;
