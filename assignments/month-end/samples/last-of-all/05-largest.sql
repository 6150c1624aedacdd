SELECT id, owner, balance
  FROM (SELECT account.id, owner, coalesce(sum(amount), 0) AS balance
          FROM account
          LEFT JOIN movement ON account_id = account.id AND made_on <= '2026-11-30'
         GROUP BY account.id
         ORDER BY balance DESC
         FETCH FIRST 3 ROWS WITH TIES) AS largest
 ORDER BY balance DESC, id
