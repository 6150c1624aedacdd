SELECT loan.id, lent, title, name
  FROM loan
  JOIN copy ON copy.id = copy_id
  JOIN member ON member.id = member_id
 WHERE returned IS NULL AND lent < '2025-11-01'
 ORDER BY lent, loan.id
