-- a group
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 12, 2.50);
-- a group of the same name in capitals
INSERT INTO reading_group (id, name, seats, fee) VALUES (2, 'SALT', 12, 2.50);
-- another group
INSERT INTO reading_group (id, name, seats, fee) VALUES (3, 'Salt and Pepper', 12, 2.50);
-- a group whose number is taken
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Winter', 12, 2.50);
-- a reader
INSERT INTO reader (id, name, email) VALUES (1, 'Ada Moreno', 'ada@example.org');
-- a reader with the same address
INSERT INTO reader (id, name, email) VALUES (2, 'Bea Moreno', 'ada@example.org');
-- a reader without an address
INSERT INTO reader (id, name) VALUES (3, 'Björn Østby');
-- a second reader without an address
INSERT INTO reader (id, name) VALUES (4, 'Zoë O''Hara');
-- a membership
INSERT INTO membership (group_id, reader_id, since) VALUES (1, 1, '2026-03-01');
-- the same membership since another day
INSERT INTO membership (group_id, reader_id, since) VALUES (1, 1, '2026-04-01');
-- the same reader in another group
INSERT INTO membership (group_id, reader_id, since) VALUES (3, 1, '2026-04-01');
-- a second reader in the same group
INSERT INTO membership (group_id, reader_id, since) VALUES (1, 3, '2026-04-01');
-- a meeting
INSERT INTO meeting (id, group_id, starts_at) VALUES (1, 1, '2026-11-03 18:00:00-06');
-- a second meeting of the group at the same moment, told in another zone
INSERT INTO meeting (id, group_id, starts_at) VALUES (2, 1, '2026-11-04 00:00:00+00');
-- a meeting of another group at that moment
INSERT INTO meeting (id, group_id, starts_at) VALUES (3, 3, '2026-11-03 18:00:00-06');
-- what is kept in the end
SELECT (SELECT count(*) FROM reading_group), (SELECT count(*) FROM reader), (SELECT count(*) FROM membership), (SELECT count(*) FROM meeting);
