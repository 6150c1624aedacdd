create table station (id int primary key, name text);
create table reading (station_id int not null references station, day date not null, celsius numeric(4, 1), note text, primary key (station_id, day));
