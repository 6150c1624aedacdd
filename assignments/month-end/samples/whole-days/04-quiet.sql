SELECT account.id, owner, max(made_on) FILTER (WHERE made_on < '2026-11-01') AS last
  FROM account
  LEFT JOIN movement ON account_id = account.id
 GROUP BY account.id
HAVING count(*) FILTER (WHERE made_on BETWEEN '2026-11-01' AND '2026-11-30') = 0
 ORDER BY account.id
