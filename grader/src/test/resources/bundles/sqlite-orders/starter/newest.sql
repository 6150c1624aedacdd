-- id, day
SELECT
