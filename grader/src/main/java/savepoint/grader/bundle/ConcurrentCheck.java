package savepoint.grader.bundle;

import java.util.Optional;

/// `kind: concurrent`: what several do at the same time ends as if they had done it one after the other.
///
/// @param scenario runs the actors with `subject.together`
/// @param observe whether what the actors saw must fit that order as well
/// @param schedules in how many orders the actors' statements are tried
/// @param invariant a query that must return no rows afterwards, in the place of the comparison
public record ConcurrentCheck(
        Common common,
        String scenario,
        Tables tables,
        boolean observe,
        int schedules,
        Optional<String> invariant)
        implements Check {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    static ConcurrentCheck read(Common common, CheckKeys keys) {
        int schedules = keys.count("schedules").orElse(USUAL);
        if (schedules < 2 || schedules > MOST)
            keys.wrong("schedules", "`schedules` must lie between 2 and " + MOST);
        return new ConcurrentCheck(
                common,
                keys.scenario(),
                keys.tables(),
                keys.flag("observe"),
                schedules,
                keys.text("invariant"));
    }
}
