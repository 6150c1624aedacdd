CREATE INDEX purchase_customer_amount ON purchase (customer_id, amount);
