-- A question in SQL or Java is mended by another version of it, with other checks: the grader runs what is graded from
-- then on by that one. version is null where the key alone is another.
alter table key_fix_question
    add column version sha256,
    add constraint key_fix_question_version check (version is null or key is not null);

create or replace view attempt_key as
select distinct on (k.attempt_id, k.position) k.attempt_id, k.position, k.key, k.key is null as is_full,
       k.dropped as is_dropped, x.reason, x.at, k.version
  from key_fix_question k
  join key_fix x on x.id = k.fix_id
 where not exists (select from key_fix u where u.undoes = x.id)
 order by k.attempt_id, k.position, k.fix_id desc;

create or replace view question_now as
select q.attempt_id, q.position, q.slug,
       (case when k.is_dropped then 0 else q.points end)::numeric(8, 2) as points,
       case when k.is_dropped then jsonb_set(q.drawn, '{points}', '0')
            when k.key is null then q.drawn
            when k.version is null then jsonb_set(q.drawn, '{key}', k.key)
            else jsonb_set(jsonb_set(q.drawn, '{key}', k.key), '{version}', to_jsonb(k.version::text)) end as drawn,
       coalesce(k.is_full, false) as is_full
  from attempt_question q
  left join attempt_key k on k.attempt_id = q.attempt_id and k.position = q.position;
