SELECT name
FROM product
WHERE NOT EXISTS (
    SELECT FROM purchase_line
    WHERE purchase_line.product_id = product.id
);
