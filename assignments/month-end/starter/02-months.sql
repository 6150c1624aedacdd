SELECT date_trunc('month', made_on)::date AS month, sum(amount) AS received
  FROM movement
 GROUP BY 1
