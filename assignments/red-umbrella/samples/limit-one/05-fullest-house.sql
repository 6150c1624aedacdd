SELECT screening_id AS id, count(*) AS sold
  FROM ticket
 GROUP BY screening_id
 ORDER BY sold DESC, id
 LIMIT 1
