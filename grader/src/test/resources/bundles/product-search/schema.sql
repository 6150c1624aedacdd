create table product (id int primary key, name text not null, hidden boolean not null default false);
