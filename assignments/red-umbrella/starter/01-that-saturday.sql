SELECT screening.id, starts_at
  FROM screening
