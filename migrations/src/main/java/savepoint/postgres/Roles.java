package savepoint.postgres;

import java.util.List;

/// The platform's three database roles.
final class Roles {
    static final String OWNER = "savepoint_owner";
    static final String SERVER = "savepoint_server";
    static final String GRADER = "savepoint_grader";
    static final List<String> ALL = List.of(OWNER, SERVER, GRADER);

    private Roles() {}
}
