CREATE TABLE book (
    id    int PRIMARY KEY,
    title text NOT NULL,
    year  int,
    price numeric(8, 2)
);

CREATE TABLE author (
    id   int PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE book_author (
    book_id   int NOT NULL REFERENCES book,
    author_id int NOT NULL REFERENCES author,
    place     int NOT NULL,
    PRIMARY KEY (book_id, author_id)
);
