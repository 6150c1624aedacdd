-- Column: city.
SELECT city
FROM customer;
