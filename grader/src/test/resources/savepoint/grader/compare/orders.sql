create table customers (customer_id int primary key, name varchar(40), city varchar(30), referee_id int);
create table products (product_id int primary key, product_name varchar(40), price numeric(8,2) not null, category varchar(20));
create table orders (order_id int primary key, customer_id int references customers, order_date date not null, status varchar(12));
create table order_items (order_id int references orders, product_id int references products, quantity int not null check (quantity > 0), primary key (order_id, product_id));
create table logs (id int primary key, num int, created timestamp);
