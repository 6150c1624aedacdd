SELECT product.id,
       product.name,
       coalesce(sum(purchase_line.quantity * purchase_line.unit_price), 0) AS revenue
FROM product
JOIN purchase_line ON purchase_line.product_id = product.id
GROUP BY product.id, product.name
ORDER BY revenue DESC, product.id DESC
LIMIT 3;
