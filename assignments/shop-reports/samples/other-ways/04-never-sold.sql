SELECT DISTINCT product.name
FROM product
LEFT JOIN purchase_line ON purchase_line.product_id = product.id
WHERE purchase_line.purchase_id IS NULL;
