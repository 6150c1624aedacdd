-- a customer
INSERT INTO customer (id, email) VALUES (1, 'ada@example.org');
-- a purchase of that customer
INSERT INTO purchase (id, customer_id, amount) VALUES (10, 1, 2.50);
-- a second customer with the same address
INSERT INTO customer (id, email) VALUES (2, 'ada@example.org');
-- a customer without an address
INSERT INTO customer (id, email) VALUES (3, NULL);
-- a purchase of nobody
INSERT INTO purchase (id, customer_id, amount) VALUES (11, 99, 2.50);
-- a purchase for less than nothing
INSERT INTO purchase (id, customer_id, amount) VALUES (12, 1, -0.01);
-- what is kept in the end
SELECT c.email, p.amount FROM customer c JOIN purchase p ON p.customer_id = c.id;
