SELECT id, owner, (SELECT max(made_on) FROM movement WHERE account_id = account.id AND made_on < '2026-11-01')
  FROM account
 WHERE NOT EXISTS (SELECT FROM movement WHERE account_id = account.id AND date_trunc('month', made_on) = '2026-11-01')
 ORDER BY id
