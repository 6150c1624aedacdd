SELECT *
FROM (VALUES (11, 'Green tea, 100 g', 35.50),
             (10, 'Teapot',           24.90),
             (12, 'Strainer',         13.50)) AS answer (id, name, revenue);
