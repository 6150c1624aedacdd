CREATE TABLE reading_group (
    id    bigint PRIMARY KEY,
    name  text,
    seats int,
    fee   text
);
