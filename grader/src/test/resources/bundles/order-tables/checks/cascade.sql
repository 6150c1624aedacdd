-- a customer
INSERT INTO customer (id, email) VALUES (1, 'ada@example.org');
-- a purchase of that customer
INSERT INTO purchase (id, customer_id, amount) VALUES (10, 1, 2.50);
-- the customer goes
DELETE FROM customer WHERE id = 1;
-- the purchases that are left
SELECT count(*) FROM purchase;
