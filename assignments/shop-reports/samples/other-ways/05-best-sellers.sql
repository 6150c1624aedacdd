WITH sold AS (
    SELECT product_id, sum(quantity * coalesce(unit_price, 0)) AS revenue
    FROM purchase_line
    GROUP BY product_id
)
SELECT revenue, id, name
FROM product
JOIN sold ON sold.product_id = product.id
ORDER BY revenue DESC, id DESC
FETCH FIRST 3 ROWS ONLY;
