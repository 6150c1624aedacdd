CREATE TABLE film (
    id    int PRIMARY KEY,
    title text NOT NULL,
    year  int NOT NULL
);

CREATE TABLE screening (
    id        int PRIMARY KEY,
    film_id   int NOT NULL REFERENCES film,
    starts_at timestamp NOT NULL,
    room      text NOT NULL
);

CREATE TABLE ticket (
    id           int PRIMARY KEY,
    screening_id int NOT NULL REFERENCES screening,
    seat         text NOT NULL,
    buyer        text,               -- NULL: sold at the door
    UNIQUE (screening_id, seat)
);
