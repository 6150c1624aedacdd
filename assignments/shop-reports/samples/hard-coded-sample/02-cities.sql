VALUES ('Chicago'), ('Peoria');
