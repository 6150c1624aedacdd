package savepoint.server.analytics;

import java.time.InstantSource;
import java.util.List;
import savepoint.server.assignment.Assignments;
import savepoint.server.db.Database;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.web.Link;
import savepoint.server.web.Route;

/// How the term goes, for staff: its weeks, its checks, and those who fall behind.
public final class AnalyticsRoutes {
    private static final String HERE = "/c/{course}/{term}/gradebook/analytics";

    private final WeeksPages weeks;
    private final ChecksPages checks;
    private final BehindPages behind;

    /// Counts what this database holds, at the times of this clock.
    public AnalyticsRoutes(
            Database database, Gradebook gradebook, Assignments assignments, InstantSource clock) {
        var store = database.store(AnalyticsStore.class);
        weeks = new WeeksPages(store, gradebook, assignments, clock);
        checks = new ChecksPages(store, gradebook, assignments);
        behind = new BehindPages(store, gradebook, clock);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(HERE, Access.STAFF, weeks::show),
                gate.get(HERE + "/assignments/{assignment}", Access.STAFF, checks::show),
                gate.get(HERE + "/behind", Access.STAFF, behind::show));
    }

    static String path(Term term) {
        return term.path() + "/gradebook/analytics";
    }

    static Link link(Term term) {
        return new Link("Analytics", path(term));
    }
}
