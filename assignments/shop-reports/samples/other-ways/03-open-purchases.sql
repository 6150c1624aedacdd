SELECT p.id,
       p.made_on,
       (SELECT c.name FROM customer c WHERE c.id = p.customer_id)
FROM purchase p
WHERE p.delivered_on IS NULL
ORDER BY p.made_on, p.id DESC;
