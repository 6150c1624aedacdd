SELECT buyer
  FROM ticket
