SELECT name
FROM product
EXCEPT
SELECT product.name
FROM product
JOIN purchase_line ON purchase_line.product_id = product.id;
