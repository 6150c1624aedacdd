package savepoint.grader.database;

import savepoint.postgres.NewCluster;

/// The roles that every hand-in server has; a case's own role comes and goes with it.
final class Roles {
    /// Makes databases and ends sessions. Never connects to a database that a hand-in has touched.
    static final String SUPERUSER = NewCluster.SUPERUSER;

    /// Owns what an author's SQL makes.
    static final String AUTHOR = "author";

    /// Reads everything, writes nothing, and is not held up by row-level security.
    static final String CHECKER = "checker";

    /// Cannot log in: holds the rights that templates give to every case's role.
    static final String STUDENT = "student";

    /// Selects from what authors made, for hand-ins that only ask.
    static final String READER = "reader";

    private Roles() {}
}
