SELECT buyer
  FROM ticket
 WHERE seat = 'C4'
