SELECT *
  FROM (VALUES ('Ana Petrović', 2), ('Liam Müller', 2)) AS seen (buyer, screenings)
