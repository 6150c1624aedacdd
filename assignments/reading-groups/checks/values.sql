-- a group without a name
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, NULL, 12, 0);
-- a group with an empty name
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, '', 12, 0);
-- a group whose name is made of spaces
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, '   ', 12, 0);
-- a group of one
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 1, 0);
-- a group of thirty-one
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 31, 0);
-- a group whose seats nobody knows
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', NULL, 0);
-- a negative fee
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 12, -0.01);
-- an unknown fee
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 12, NULL);
-- the smallest group
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 2, 0.10);
-- the largest group
INSERT INTO reading_group (id, name, seats, fee) VALUES (2, 'Winter', 30, 0.20);
-- a fee in cents
SELECT sum(fee) = 0.30, sum(fee) * 10 = 3 FROM reading_group;
-- a reader without a name
INSERT INTO reader (id, name) VALUES (1, NULL);
-- a reader whose name is made of spaces
INSERT INTO reader (id, name) VALUES (1, '  ');
-- a meeting without a beginning
INSERT INTO meeting (id, group_id, starts_at) VALUES (1, 1, NULL);
-- a meeting that ends before it begins
INSERT INTO meeting (id, group_id, starts_at, ends_at) VALUES (1, 1, '2026-11-03 18:00:00-06', '2026-11-03 17:00:00-06');
-- a meeting that ends when it begins
INSERT INTO meeting (id, group_id, starts_at, ends_at) VALUES (1, 1, '2026-11-03 18:00:00-06', '2026-11-03 18:00:00-06');
-- a meeting of an hour
INSERT INTO meeting (id, group_id, starts_at, ends_at) VALUES (1, 1, '2026-11-03 18:00:00-06', '2026-11-03 19:00:00-06');
