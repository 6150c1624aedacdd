WITH money AS (
    SELECT coalesce(city, '(online)') AS place, coalesce(sum(amount), 0) AS total
      FROM branch
      FULL JOIN account ON branch_id = branch.id
      LEFT JOIN movement ON account_id = account.id AND made_on <= '2026-11-30'
     GROUP BY coalesce(city, '(online)')
)
SELECT place, total, round(100 * total / nullif(sum(total) OVER (), 0), 1) AS share
  FROM money
 ORDER BY place
