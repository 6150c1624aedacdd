package savepoint.grader.kind;

import savepoint.grader.check.Table;

/// What came of a query.
public sealed interface Asked {
    record Rows(Table table) implements Asked {}

    record Refused(CaseResult why) implements Asked {}
}
