SELECT c.id, c.name, sum(p.amount) FROM customer c JOIN purchase p ON p.customer_id = c.id GROUP BY c.id;
