CREATE TABLE branch (
    id   int PRIMARY KEY,
    city text NOT NULL
);

CREATE TABLE account (
    id        int PRIMARY KEY,
    branch_id int REFERENCES branch,     -- NULL: opened online
    owner     text NOT NULL
);

CREATE TABLE movement (
    id         int PRIMARY KEY,
    account_id int NOT NULL REFERENCES account,
    made_on    date NOT NULL,
    amount     numeric(12, 2) NOT NULL,  -- below 0: went out
    note       text,
    CHECK (amount <> 0)
);
