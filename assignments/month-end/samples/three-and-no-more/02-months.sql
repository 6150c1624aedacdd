SELECT first::date AS month,
       coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS received,
       coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS spent
  FROM generate_series(timestamp '2026-01-01', timestamp '2026-12-01', interval '1 month') AS first
  LEFT JOIN movement ON made_on >= first AND made_on < first + interval '1 month'
 GROUP BY first
 ORDER BY first
