create table purchase (id int primary key, customer_id int not null, amount numeric(10, 2) not null);
