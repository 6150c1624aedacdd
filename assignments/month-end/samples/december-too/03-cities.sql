WITH money AS (
    SELECT coalesce(city, '(online)') AS place, coalesce(sum(amount), 0) AS total
      FROM branch
      FULL JOIN account ON branch_id = branch.id
      LEFT JOIN movement ON account_id = account.id
     GROUP BY coalesce(city, '(online)')
)
SELECT place, total, round(100 * total / nullif(sum(total) OVER (), 0), 1) AS share
  FROM money
 ORDER BY place
