-- Which hand-in of a work counts: of those with points the newest, or the best (the newest among equals), as the bundle
-- that is published now says.
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
 where v.kind in ('graded', 'limit-hit')
 order by s.work_id, case when c.facts ->> 'counts' = 'best' then v.points end desc nulls last, s.number desc;
