-- Columns: name of the customer, number of purchases.
SELECT name
FROM customer;
