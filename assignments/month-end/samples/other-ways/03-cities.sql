WITH balance AS (
    SELECT account.branch_id, coalesce(sum(amount), 0) AS amount
      FROM account
      LEFT JOIN movement ON account_id = account.id AND made_on < '2026-12-01'
     GROUP BY account.id
), place AS (
    SELECT city AS name, coalesce(sum(amount), 0) AS amount
      FROM branch LEFT JOIN balance ON branch_id = branch.id
     GROUP BY city
    UNION ALL
    SELECT '(online)', sum(amount) FROM balance WHERE branch_id IS NULL HAVING count(*) > 0
)
SELECT name, amount, 100.0 * amount / nullif((SELECT sum(amount) FROM balance), 0)
  FROM place
 ORDER BY name
