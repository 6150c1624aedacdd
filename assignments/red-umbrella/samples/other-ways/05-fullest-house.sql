SELECT id, sold
  FROM (SELECT screening_id AS id, count(*) AS sold, rank() OVER (ORDER BY count(*) DESC) AS place
          FROM ticket
         GROUP BY screening_id) AS ranked
 WHERE place = 1
 ORDER BY id
