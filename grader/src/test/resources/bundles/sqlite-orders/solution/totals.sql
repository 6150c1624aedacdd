SELECT c.id, c.name, coalesce(sum(p.amount), 0) AS total
FROM customer c LEFT JOIN purchase p ON p.customer_id = c.id
GROUP BY c.id, c.name;
