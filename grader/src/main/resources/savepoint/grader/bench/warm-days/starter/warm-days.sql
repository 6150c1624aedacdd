select name
  from station;
