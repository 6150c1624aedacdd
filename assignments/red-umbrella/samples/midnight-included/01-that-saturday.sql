SELECT screening.id, title, starts_at, count(ticket.id) AS sold
  FROM screening
  JOIN film ON film.id = film_id
  LEFT JOIN ticket ON screening_id = screening.id
 WHERE starts_at BETWEEN '2026-09-05' AND '2026-09-06'
 GROUP BY screening.id, title, starts_at
 ORDER BY starts_at, screening.id
