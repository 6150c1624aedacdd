SELECT *
  FROM (VALUES (13, '千と千尋の神隠し', timestamp '2026-09-05 15:00', 4),
               (14, 'Le Fabuleux Destin d''Amélie Poulain', timestamp '2026-09-05 17:00', 4),
               (15, 'Metropolis', timestamp '2026-09-05 20:30', 3),
               (16, 'Solaris', timestamp '2026-09-05 23:15', 0)) AS seen (id, title, starts_at, sold)
