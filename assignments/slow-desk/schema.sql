CREATE TABLE member (
    id   int PRIMARY KEY,
    name text NOT NULL
);

CREATE TABLE copy (
    id    int PRIMARY KEY,
    title text NOT NULL
);

CREATE TABLE loan (
    id        int PRIMARY KEY,
    copy_id   int NOT NULL REFERENCES copy,
    member_id int REFERENCES member,  -- NULL: nobody wrote it down
    lent      date NOT NULL,
    returned  date                    -- NULL: still out
);
