package savepoint.grader.bundle;

import java.util.List;

/// `kind: schema`: tables that students make, judged by what they accept and refuse.
///
/// @param file the handed-in DDL
/// @param probes statements of the author, one after the other, on the tables of the hand-in
/// @param has such as `primary key customer(id)`, `unique customer(email)`, `foreign key purchase(customer_id)`, `index
///     purchase(customer_id)`
public record SchemaCheck(Common common, String file, String probes, List<String> has)
        implements Check {
    private static final String HAS =
            "(primary key|unique|foreign key|index) [a-z_][a-z0-9_]*\\([a-z0-9_]+(, [a-z0-9_]+)*\\)";

    static SchemaCheck read(Common common, CheckKeys keys) {
        var has = keys.texts("has");
        for (var fact : has) {
            if (!fact.matches(HAS))
                keys.wrong(
                        "has",
                        "`%s` is not such as `primary key customer(id)`, `unique customer(email)`, `foreign key purchase(customer_id)` or `index purchase(customer_id, bought_at)`"
                                .formatted(fact));
        }
        if (!keys.hasAny("probes", "has"))
            keys.wrong(
                    "kind",
                    "a schema check needs `probes: checks/….sql` or `has: [primary key customer(id)]`");
        return new SchemaCheck(common.onOneFixture(), keys.file(), keys.script("probes"), has);
    }
}
