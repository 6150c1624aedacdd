-- two groups
INSERT INTO reading_group (id, name, seats, fee) VALUES (1, 'Salt', 12, 2.50), (2, 'Crime on Tuesdays', 8, 0);
-- two readers
INSERT INTO reader (id, name) VALUES (1, 'Ada Moreno'), (2, 'Björn Østby');
-- a membership in a group that does not exist
INSERT INTO membership (group_id, reader_id) VALUES (9, 1);
-- a membership of a reader who does not exist
INSERT INTO membership (group_id, reader_id) VALUES (1, 9);
-- a membership without a reader
INSERT INTO membership (group_id) VALUES (1);
-- a meeting of a group that does not exist
INSERT INTO meeting (id, group_id, starts_at) VALUES (1, 9, '2026-11-03 18:00:00-06');
-- a meeting of no group
INSERT INTO meeting (id, starts_at) VALUES (1, '2026-11-03 18:00:00-06');
-- memberships
INSERT INTO membership (group_id, reader_id) VALUES (1, 1), (2, 1), (1, 2);
-- meetings
INSERT INTO meeting (id, group_id, starts_at) VALUES (1, 1, '2026-11-03 18:00:00-06'), (2, 2, '2026-11-10 20:00:00-06');
-- a reader who is in a group is deleted
DELETE FROM reader WHERE id = 2;
-- a group is deleted
DELETE FROM reading_group WHERE id = 1;
-- the memberships that are left
SELECT group_id, reader_id FROM membership;
-- the meetings that are left
SELECT id FROM meeting;
-- the readers that are left
SELECT name FROM reader;
-- a reader who is in no group any more is deleted
DELETE FROM reader WHERE id = 2;
