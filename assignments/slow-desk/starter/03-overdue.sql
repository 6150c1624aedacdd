SELECT id, lent
  FROM loan
 WHERE returned IS NULL
