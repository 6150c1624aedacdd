create table concert (id int primary key, seats int not null, left_over int not null);

create table ticket (
    id int generated always as identity primary key,
    concert_id int not null references concert,
    buyer text not null
);
