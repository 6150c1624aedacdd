CREATE TABLE customer (
    id int PRIMARY KEY,
    email text NOT NULL UNIQUE
);

CREATE TABLE purchase (
    id int PRIMARY KEY,
    customer_id int NOT NULL REFERENCES customer ON DELETE CASCADE,
    amount numeric(10, 2) NOT NULL CHECK (amount >= 0)
);

