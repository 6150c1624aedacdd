SELECT id, owner
  FROM account
