SELECT *
  FROM (VALUES (11, 5), (17, 5)) AS seen (id, sold)
