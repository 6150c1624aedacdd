VALUES (103, DATE '2026-10-02', NULL),
       (101, DATE '2026-10-06', 'Ben Okafor'),
       (102, DATE '2026-10-06', 'Ada Moreno'),
       (105, DATE '2026-10-09', NULL);
