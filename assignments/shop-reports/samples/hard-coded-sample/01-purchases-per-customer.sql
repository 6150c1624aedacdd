VALUES ('Ada Moreno', 2), ('Ben Okafor', 1), ('Chloé Dubois', 0), ('Ada Moreno', 1), ('Efua Mensah', 0);
