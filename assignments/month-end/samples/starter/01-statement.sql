SELECT account_id, made_on, id, amount
  FROM movement
 WHERE made_on BETWEEN '2026-11-01' AND '2026-11-30'
