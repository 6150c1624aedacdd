SELECT s.id, f.title, s.starts_at,
       (SELECT count(*) FROM ticket t WHERE t.screening_id = s.id) AS tickets
  FROM screening s, film f
 WHERE f.id = s.film_id
   AND s.starts_at::date = '2026-09-05'
 ORDER BY s.starts_at, s.id
