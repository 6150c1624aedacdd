-- Columns: id, name, revenue. Largest revenue first, then larger id; three rows at most.
SELECT id, name
FROM product;
