package savepoint.grader.sandbox;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Adds up what boxes use, by their names: those that live, and those that have gone.
final class Ledger {
    private final Set<Box> live = new HashSet<>();
    private final Map<String, Total> gone = new HashMap<>();

    synchronized void enter(Box box) {
        live.add(box);
    }

    synchronized void leave(Box box) {
        if (live.remove(box)) add(box, gone);
    }

    synchronized Map<String, Total> totals() {
        var totals = new HashMap<>(gone);
        for (Box box : live) add(box, totals);
        return totals;
    }

    private static void add(Box box, Map<String, Total> totals) {
        totals.merge(box.name(), box.total(), Total::and);
    }
}
