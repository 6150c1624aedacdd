SELECT account_id, made_on, id, amount, balance
  FROM (SELECT account_id, made_on, id, amount,
               sum(amount) OVER (PARTITION BY account_id ORDER BY made_on, id) AS balance
          FROM movement) AS history
 WHERE made_on BETWEEN '2026-11-01' AND '2026-11-30'
 ORDER BY account_id, made_on, id
