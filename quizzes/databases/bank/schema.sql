CREATE TABLE branch (
    id   int PRIMARY KEY,
    city text NOT NULL
);

CREATE TABLE account (
    id        bigint PRIMARY KEY,
    branch_id int REFERENCES branch,
    owner     text NOT NULL,
    balance   numeric(20, 2) NOT NULL
);

-- The journal: one row for each transfer that took place.
CREATE TABLE transfer (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_account bigint NOT NULL REFERENCES account,
    to_account   bigint NOT NULL REFERENCES account,
    amount       numeric(20, 2) NOT NULL,
    made_at      timestamptz NOT NULL DEFAULT now()
);
