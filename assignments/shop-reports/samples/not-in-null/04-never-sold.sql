SELECT name
FROM product
WHERE id NOT IN (SELECT product_id FROM purchase_line);
