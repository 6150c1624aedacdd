SELECT DISTINCT buyer
  FROM ticket AS now
  JOIN screening ON screening.id = screening_id
 WHERE starts_at::date = '2026-09-05' AND buyer IS NOT NULL
   AND NOT EXISTS (SELECT FROM ticket AS earlier
                     JOIN screening AS past ON past.id = earlier.screening_id
                    WHERE earlier.buyer = now.buyer AND past.starts_at < '2026-09-05')
