SELECT lent, copy_id, id
  FROM loan
