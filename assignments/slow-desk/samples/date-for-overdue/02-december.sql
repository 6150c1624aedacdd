SELECT loan.id, lent, title
  FROM loan
  JOIN copy ON copy.id = copy_id
 WHERE lent >= '2025-12-01' AND lent < '2026-01-01'
