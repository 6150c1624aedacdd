SELECT purchase.id, purchase.made_on, customer.name
FROM purchase
LEFT JOIN customer ON customer.id = purchase.customer_id
WHERE purchase.delivered_on IS NULL
ORDER BY purchase.made_on DESC;
