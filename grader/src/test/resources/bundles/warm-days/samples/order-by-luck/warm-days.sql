SELECT day, celsius
FROM reading
WHERE celsius >= 20;
