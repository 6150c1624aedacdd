package savepoint.server.assignment;

/// Which hand-in of a work counts.
final class Counting {
    /// The number of that hand-in for a submission `s`, as a subquery.
    static final String NUMBER =
            """
                select counted.number from counted_submission counted where counted.work_id = s.work_id
                 limit 1
            """;

    private Counting() {}
}
