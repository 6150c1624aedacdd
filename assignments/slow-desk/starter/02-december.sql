SELECT id, lent
  FROM loan
 WHERE to_char(lent, 'YYYY-MM') = '2025-12'
