create table station (
    id   int primary key,
    name text not null unique
);
create table reading (
    station_id int not null references station,
    day        int not null,
    degrees    numeric(4, 1) not null,
    primary key (station_id, day)
);
