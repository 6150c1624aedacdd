SELECT name,
       (SELECT count(*) FROM purchase WHERE customer_id = customer.id) AS how_many
FROM customer
ORDER BY how_many DESC, name;
