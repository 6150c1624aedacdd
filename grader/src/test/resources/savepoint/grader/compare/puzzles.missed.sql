SELECT DISTINCT ON (player_id) player_id, device_id FROM activity ORDER BY player_id
SELECT id FROM weather WHERE temperature / (id - 4) > 1
SELECT DISTINCT id FROM weather WHERE temperature / (id - 3) > 1
