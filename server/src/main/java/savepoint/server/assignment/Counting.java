package savepoint.server.assignment;

/// Which hand-in of a work counts: the newest that has points.
final class Counting {
    /// The number of that hand-in for a submission `s`, as a subquery.
    static final String NUMBER =
            """
                select max(n.number) as number
                  from submission n
                 cross join lateral (
                    select ev.kind from effective_verdict ev where ev.submission_id = n.id limit 1
                 ) ev
                 where n.work_id = s.work_id and ev.kind in ('graded', 'limit-hit')
            """;

    private Counting() {}
}
