SELECT one.account_id, one.made_on, one.id, one.amount,
       (SELECT sum(amount) FROM movement AS before
         WHERE before.account_id = one.account_id AND (before.made_on, before.id) <= (one.made_on, one.id))
  FROM movement AS one
 WHERE one.made_on >= '2026-11-01' AND one.made_on < '2026-12-01'
 ORDER BY 1, 2, 3
