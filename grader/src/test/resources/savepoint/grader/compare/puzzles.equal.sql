SELECT player_id, device_id FROM activity WHERE (player_id, event_date) IN (SELECT DISTINCT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT DISTINCT player_id, device_id FROM activity WHERE (player_id, event_date) IN (SELECT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT round(count(DISTINCT a.player_id)::numeric / nullif((SELECT count(DISTINCT player_id) FROM activity), 0), 2) FROM activity a WHERE (a.player_id, a.event_date - 1) IN (SELECT DISTINCT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT DISTINCT round(count(DISTINCT a.player_id)::numeric / nullif((SELECT count(DISTINCT player_id) FROM activity), 0), 2) FROM activity a WHERE (a.player_id, a.event_date - 1) IN (SELECT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT round(count(*)::numeric / nullif((SELECT count(DISTINCT player_id) FROM activity), 0), 2) FROM activity a WHERE (a.player_id, a.event_date - 1) IN (SELECT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT round(count(a.player_id)::numeric / nullif((SELECT count(DISTINCT player_id) FROM activity), 0), 2) FROM activity a WHERE (a.player_id, a.event_date - 1) IN (SELECT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT round(count(DISTINCT a.player_id)::numeric / nullif((SELECT DISTINCT count(DISTINCT player_id) FROM activity), 0), 2) FROM activity a WHERE (a.player_id, a.event_date - 1) IN (SELECT player_id, min(event_date) FROM activity GROUP BY player_id)
SELECT w1.id FROM weather w1 LEFT JOIN weather w2 ON w1.recorddate = w2.recorddate + 1 WHERE w1.temperature > w2.temperature
SELECT w1.id FROM weather w1 RIGHT JOIN weather w2 ON w1.recorddate = w2.recorddate + 1 WHERE w1.temperature > w2.temperature
SELECT w1.id FROM weather w1 FULL JOIN weather w2 ON w1.recorddate = w2.recorddate + 1 WHERE w1.temperature > w2.temperature
SELECT id, CASE WHEN p_id IS NULL THEN 'Root' WHEN id IN (SELECT DISTINCT p_id FROM tree) THEN 'Inner' ELSE 'Leaf' END FROM tree
SELECT CASE WHEN id % 2 = 1 AND id = (SELECT DISTINCT max(id) FROM seat) THEN id WHEN id % 2 = 1 THEN id + 1 ELSE id - 1 END AS id, student FROM seat ORDER BY id
