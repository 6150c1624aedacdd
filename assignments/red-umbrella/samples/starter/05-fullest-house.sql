SELECT screening_id AS id, seat AS sold
  FROM ticket
