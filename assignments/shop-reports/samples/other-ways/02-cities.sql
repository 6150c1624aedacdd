SELECT city
FROM customer
WHERE city IS NOT NULL
  AND id IN (SELECT customer_id FROM purchase)
GROUP BY city;
