-- One row for each customer: id, name, sum
SELECT
