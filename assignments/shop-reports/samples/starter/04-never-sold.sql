-- Column: name of the product.
SELECT name
FROM product;
