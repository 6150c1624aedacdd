SELECT DISTINCT customer.city
FROM customer
JOIN purchase ON purchase.customer_id = customer.id;
