WITH crowd AS (
    SELECT screening_id AS id, count(*) AS sold
      FROM ticket
     GROUP BY screening_id
)
SELECT id, sold
  FROM crowd
 WHERE sold = (SELECT max(sold) FROM crowd)
 ORDER BY id
