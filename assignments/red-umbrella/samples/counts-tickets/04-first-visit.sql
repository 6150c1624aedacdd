SELECT buyer
  FROM ticket
  JOIN screening ON screening.id = screening_id
 WHERE buyer IS NOT NULL
 GROUP BY buyer
HAVING min(starts_at) >= '2026-09-05'
   AND min(starts_at) < '2026-09-06'
