SELECT lent, copy_id, id
  FROM loan
 WHERE member_id = 7
 ORDER BY lent DESC, id DESC
 LIMIT 5
