SELECT unnest(ARRAY['Liam Müller', 'Ana Petrović', 'Zoë O''Hara'])
