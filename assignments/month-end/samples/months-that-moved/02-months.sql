SELECT date_trunc('month', made_on)::date AS month,
       coalesce(sum(amount) FILTER (WHERE amount > 0), 0) AS received,
       coalesce(-sum(amount) FILTER (WHERE amount < 0), 0) AS spent
  FROM movement
 GROUP BY 1
 ORDER BY 1
