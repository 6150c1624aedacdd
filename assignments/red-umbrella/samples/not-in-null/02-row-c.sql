SELECT DISTINCT buyer
  FROM ticket
  JOIN screening ON screening.id = screening_id
 WHERE starts_at >= '2026-09-05' AND starts_at < '2026-09-06'
   AND seat ~ '^C[0-9]+$'
   AND buyer IS NOT NULL
