-- What the bank knows of its customers beside their accounts; the shape of a body is not declared.
CREATE TABLE profile (
    id   bigint PRIMARY KEY,
    body jsonb NOT NULL
);
