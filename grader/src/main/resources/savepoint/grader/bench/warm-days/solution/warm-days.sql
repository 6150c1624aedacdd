select s.name, count(*) filter (where r.degrees >= 20) as days, max(r.degrees) as highest
  from station s
  left join reading r on r.station_id = s.id
 group by s.id, s.name
 order by days desc, s.name;
