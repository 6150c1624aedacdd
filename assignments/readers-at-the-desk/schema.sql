CREATE TABLE reader (
    id   int PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE copy (
    id    int PRIMARY KEY,
    title text NOT NULL
);

CREATE TABLE loan (
    id        int PRIMARY KEY,
    reader_id int NOT NULL REFERENCES reader,
    copy_id   int NOT NULL REFERENCES copy,
    lent      date NOT NULL,
    due       date NOT NULL,
    returned  date,
    CHECK (due >= lent),
    CHECK (returned >= lent)
);
