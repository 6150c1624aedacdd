CREATE TABLE reading_group (
    id    bigint PRIMARY KEY,
    name  text NOT NULL CHECK (trim(name) <> ''),
    seats int NOT NULL CHECK (seats BETWEEN 2 AND 30),
    fee   numeric(8, 2) NOT NULL DEFAULT 0 CHECK (fee >= 0)
);

-- Salt and SALT are one name.
CREATE UNIQUE INDEX reading_group_name ON reading_group (lower(name));

CREATE TABLE reader (
    id    bigint PRIMARY KEY,
    name  text NOT NULL CHECK (trim(name) <> ''),
    email text UNIQUE
);

CREATE TABLE membership (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    group_id  bigint NOT NULL REFERENCES reading_group ON DELETE CASCADE,
    reader_id bigint NOT NULL REFERENCES reader,
    since     date NOT NULL DEFAULT current_date
);

CREATE INDEX membership_of_reader ON membership (reader_id);

CREATE TABLE meeting (
    id        bigint PRIMARY KEY,
    group_id  bigint NOT NULL REFERENCES reading_group ON DELETE CASCADE,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz CHECK (ends_at > starts_at),
    UNIQUE (group_id, starts_at)
);
