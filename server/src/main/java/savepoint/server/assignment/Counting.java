package savepoint.server.assignment;

/// Parts of the SQL of every list of hand-ins `s`.
final class Counting {
    /// Joins `c`, with the number of the hand-in of the work that counts.
    static final String JOIN =
            """
              left join lateral (
                select counted.number from counted_submission counted where counted.work_id = s.work_id
                 limit 1
              ) c on true
            """;

    /// The columns that say what became of a hand-in whose verdict is `v`.
    static final String OUTCOME =
            """
            v.kind, v.points, v.possible,
                   (select count(*) from jsonb_array_elements(v.body -> 'verdict' -> 'checks') r
                     where r ->> 'outcome' = 'passed') as passed,
                   coalesce(jsonb_array_length(v.body -> 'verdict' -> 'checks'), 0) as checks,
                   exists (select from grading g
                            where g.submission_id = s.id and g.regrade_id is null
                              and g.finished_at is null and g.lease_until >= now()) as running,
                   s.number is not distinct from c.number as counts
            """;

    private Counting() {}
}
