SELECT unnest(ARRAY['Ana Petrović', 'José Peña', 'Mei Tanaka'])
