SELECT account_id, sum(amount) AS balance
  FROM movement
 GROUP BY account_id
