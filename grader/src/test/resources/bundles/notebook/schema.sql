create table note (id int generated always as identity primary key, text text not null check (text <> ''));
