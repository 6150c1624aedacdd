SELECT city
  FROM branch
