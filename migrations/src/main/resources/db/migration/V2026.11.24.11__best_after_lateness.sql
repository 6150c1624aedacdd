-- The best hand-in is the one that is worth most after what being late takes off, by the late policy of the course: percent
-- for each day that is begun once the grace is over. Free days are not regarded: they are spent on what counts, and what
-- counts is not chosen to spend them.
create function late_percent(policy jsonb, due timestamptz, received timestamptz) returns numeric
    language sql stable parallel safe
return case
    when received > due + coalesce((policy ->> 'grace')::interval, interval '0') then
        least(100,
              coalesce((policy ->> 'eachDay')::numeric, 0)
              * least(ceil(extract(epoch from received - due) / 86400),
                      coalesce(nullif((policy ->> 'atMostDays')::integer, 0), 1000000)))
    else 0
end;

create or replace view counted_submission as
select distinct on (s.work_id)
       s.work_id, s.id as submission_id, s.number
  from submission s
  join work w on w.id = s.work_id
  join activity a on a.id = w.activity_id
  join term t on t.id = a.term_id
  left join content_current n on n.course_id = t.course_id and n.kind = a.kind and n.slug = a.slug
  left join content_version c on c.id = n.version_id
 cross join lateral (
         select v.kind, v.points from effective_verdict v where v.submission_id = s.id limit 1
       ) v
  left join lateral (
         select late_percent(f.facts -> 'late', d.due_at, s.received_at) as late
           from content_current o
           join content_version f on f.id = o.version_id
           join submission_student q on q.submission_id = s.id
           join effective_deadline d on d.activity_id = a.id and d.enrolment_id = q.enrolment_id
          where c.facts ->> 'counts' = 'best' and o.course_id = t.course_id and o.kind = 'course'
          limit 1
       ) p on true
 where v.kind in ('graded', 'limit-hit')
 order by s.work_id,
          case when c.facts ->> 'counts' = 'best' then v.points * (100 - coalesce(p.late, 0)) end desc nulls last,
          s.number desc;
