SELECT buyer
  FROM ticket
 WHERE screening_id IN (SELECT id FROM screening WHERE date_trunc('day', starts_at) = '2026-09-05')
   AND seat LIKE 'C%' AND seat NOT LIKE 'CC%'
 GROUP BY buyer
HAVING buyer IS NOT NULL
