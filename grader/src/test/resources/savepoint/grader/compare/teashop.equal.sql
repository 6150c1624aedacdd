SELECT customer.name, count(DISTINCT purchase.id) AS purchases FROM customer LEFT JOIN purchase ON purchase.customer_id = customer.id GROUP BY customer.id, customer.name
SELECT DISTINCT customer.city FROM customer RIGHT JOIN purchase ON purchase.customer_id = customer.id WHERE customer.city IS NOT NULL
SELECT name FROM product WHERE NOT EXISTS (SELECT DISTINCT 1 FROM purchase_line WHERE purchase_line.product_id = product.id)
SELECT name FROM product WHERE NOT EXISTS (SELECT 2 FROM purchase_line WHERE purchase_line.product_id = product.id)
SELECT name FROM product WHERE NOT EXISTS (SELECT 0 FROM purchase_line WHERE purchase_line.product_id = product.id)
