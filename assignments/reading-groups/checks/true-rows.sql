-- a group with a fee
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 12, 2.50);
-- a group without a fee
INSERT INTO reading_group (id, name, seats) VALUES (2, 'Crime on Tuesdays', 8);
-- a reader with an address
INSERT INTO reader (id, name, email) VALUES (1, 'Ada Moreno', 'ada@example.org');
-- a reader without an address
INSERT INTO reader (id, name, email) VALUES (2, 'Björn Østby', NULL);
-- a reader with the name of another
INSERT INTO reader (id, name, email) VALUES (3, 'Ada Moreno', 'moreno@example.org');
-- a membership since some day
INSERT INTO membership (group_id, reader_id, since) VALUES (1, 1, '2026-03-01');
-- a membership since today
INSERT INTO membership (group_id, reader_id) VALUES (2, 1);
-- a meeting with an end
INSERT INTO meeting (id, group_id, starts_at, ends_at) VALUES (1, 1, '2026-11-03 18:00:00-06', '2026-11-03 19:30:00-06');
-- a meeting without an end
INSERT INTO meeting (id, group_id, starts_at) VALUES (2, 1, '2026-12-01 18:00:00-06');
-- the group for which no fee was given
SELECT name, fee = 0 FROM reading_group WHERE id = 2;
-- the membership for which no day was given
SELECT since = current_date FROM membership WHERE group_id = 2;
-- when the meeting begins in another zone
SELECT starts_at = '2026-11-04 00:00:00+00'::timestamptz FROM meeting WHERE id = 1;
-- who is in which group
SELECT reading_group.name, reader.name
  FROM membership JOIN reading_group ON reading_group.id = group_id JOIN reader ON reader.id = reader_id;
