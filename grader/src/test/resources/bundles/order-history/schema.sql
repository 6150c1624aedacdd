create table purchase (
    id int primary key,
    customer text not null
);

create table line (
    purchase_id int not null references purchase,
    article text not null,
    pieces int not null,
    primary key (purchase_id, article)
);
