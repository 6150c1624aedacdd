SELECT id, amount
FROM purchase
WHERE customer_id::text = '4711';
