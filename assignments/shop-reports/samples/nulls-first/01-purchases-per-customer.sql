SELECT customer.name, count(purchase.id) AS purchases
FROM customer
LEFT JOIN purchase ON purchase.customer_id = customer.id
GROUP BY customer.id, customer.name;
