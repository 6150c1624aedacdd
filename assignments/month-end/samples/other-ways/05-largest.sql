SELECT id, owner, balance
  FROM (SELECT account.id, owner, balance, rank() OVER (ORDER BY balance DESC) AS place
          FROM account
          JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS balance
                          FROM movement
                         WHERE account_id = account.id AND made_on <= '2026-11-30') AS held ON true) AS ranked
 WHERE place <= 3
 ORDER BY place, id
