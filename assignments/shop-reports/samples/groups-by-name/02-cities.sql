SELECT DISTINCT customer.city
FROM customer
JOIN purchase ON purchase.customer_id = customer.id
WHERE customer.city IS NOT NULL;
