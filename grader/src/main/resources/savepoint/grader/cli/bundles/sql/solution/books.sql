SELECT title, published
FROM book
WHERE published >= 2000
ORDER BY published;
