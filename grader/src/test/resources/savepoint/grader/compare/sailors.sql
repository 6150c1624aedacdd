create table sailors (sid int primary key, sname varchar(30), rating int, age real);
create table boats (bid int primary key, bname varchar(30), color varchar(10));
create table reserves (sid int not null references sailors, bid int not null references boats, day date not null, primary key (sid, bid, day));
