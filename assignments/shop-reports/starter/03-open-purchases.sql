-- Columns: id of the purchase, made_on, name of the customer. Oldest first.
SELECT id, made_on
FROM purchase;
