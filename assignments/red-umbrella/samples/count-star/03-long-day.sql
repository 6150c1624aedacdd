SELECT buyer, count(DISTINCT screening_id) AS screenings
  FROM ticket
  JOIN screening ON screening.id = screening_id
 WHERE starts_at >= '2026-09-05' AND starts_at < '2026-09-06'
   AND buyer IS NOT NULL
 GROUP BY buyer
HAVING count(DISTINCT screening_id) >= 2
 ORDER BY screenings DESC, buyer
