SELECT buyer, count(*)
  FROM (SELECT DISTINCT buyer, screening_id
          FROM ticket
          JOIN screening ON screening.id = screening_id
         WHERE starts_at::date = '2026-09-05' AND buyer IS NOT NULL) AS visit
 GROUP BY buyer
HAVING count(*) > 1
 ORDER BY 2 DESC, 1
