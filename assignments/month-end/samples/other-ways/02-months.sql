SELECT make_date(2026, number, 1),
       coalesce(sum(CASE WHEN amount > 0 THEN amount END), 0),
       coalesce(sum(CASE WHEN amount < 0 THEN -amount END), 0)
  FROM generate_series(1, 12) AS number
  LEFT JOIN movement ON extract(year FROM made_on) = 2026 AND extract(month FROM made_on) = number
 GROUP BY number
 ORDER BY number
