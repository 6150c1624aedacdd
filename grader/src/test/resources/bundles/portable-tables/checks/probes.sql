-- a customer
INSERT INTO customer (id, email) VALUES (1, 'ada@example.org');
-- a second customer with the same address
INSERT INTO customer (id, email) VALUES (2, 'ada@example.org');
-- a customer without an address
INSERT INTO customer (id, email) VALUES (3, NULL);
-- a purchase
INSERT INTO purchase (id, customer_id, amount) VALUES (1, 1, 5);
-- a purchase by nobody
INSERT INTO purchase (id, customer_id, amount) VALUES (2, 7, 5);
-- a purchase for nothing
INSERT INTO purchase (id, customer_id, amount) VALUES (3, 1, 0);
-- what is there
SELECT id, amount FROM purchase;
