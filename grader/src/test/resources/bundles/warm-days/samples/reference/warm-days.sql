SELECT day, celsius
FROM reading
WHERE celsius >= 20
ORDER BY day;
