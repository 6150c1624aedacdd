CREATE TABLE customer (
    id   int PRIMARY KEY,
    name text NOT NULL,
    city text                       -- NULL: not known
);

CREATE TABLE product (
    id   int PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE purchase (
    id           int PRIMARY KEY,
    customer_id  int,               -- NULL: sold over the counter; the customer may also be deleted since
    made_on      date NOT NULL,
    delivered_on date               -- NULL: not delivered yet
);

CREATE TABLE purchase_line (
    purchase_id int NOT NULL REFERENCES purchase,
    line_number int NOT NULL,
    product_id  int,                -- NULL: not a product, such as gift wrapping; may also be deleted since
    quantity    int NOT NULL,
    unit_price  numeric(8, 2),      -- NULL: given away
    PRIMARY KEY (purchase_id, line_number)
);
