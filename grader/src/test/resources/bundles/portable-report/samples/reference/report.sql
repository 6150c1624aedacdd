SELECT t.name, count(p.id) AS members, coalesce(sum(p.goals), 0) AS goals
FROM team t LEFT JOIN player p ON p.team_id = t.id
GROUP BY t.id, t.name
ORDER BY coalesce(sum(p.goals), 0) DESC, t.name;
