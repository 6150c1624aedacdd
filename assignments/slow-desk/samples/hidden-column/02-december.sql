SELECT loan.id, lent, title
  FROM loan
  JOIN copy ON copy.id = copy_id
 WHERE to_char(lent, 'YYYY-MM') = '2025-12'
