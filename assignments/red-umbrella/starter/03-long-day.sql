SELECT buyer, screening_id
  FROM ticket
