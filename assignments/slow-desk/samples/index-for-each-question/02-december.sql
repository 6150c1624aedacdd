SELECT loan.id, lent, title
  FROM loan
  JOIN copy ON copy.id = copy_id
 WHERE lent BETWEEN '2025-12-01' AND '2025-12-31'
