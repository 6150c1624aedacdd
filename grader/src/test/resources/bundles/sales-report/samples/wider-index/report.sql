SELECT id, amount
FROM purchase
WHERE customer_id = 4711;
