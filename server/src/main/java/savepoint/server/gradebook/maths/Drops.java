package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses what to leave out so that the rest comes to as much as it can.
///
/// Leaving out the lowest ratio is not always best where activities are worth different amounts. With the ratio q that the
/// rest has now, an activity helps by points − q × of; those that harm most are left out, which gives a better q, until
/// nothing changes (Dinkelbach, On nonlinear fractional programming, 1967). All of it is exact: q is kept as a fraction.
final class Drops {
    private Drops() {}

    /// Extra credit is never left out, nor the last activity of a category that asks for points.
    ///
    /// @param groups counted activities by category
    static Set<Long> best(Map<Policy.Category, List<Entry>> groups) {
        Set<Long> dropped = Set.of();
        while (true) {
            var kept = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);
            for (var entry : groups.values().stream().flatMap(List::stream).toList())
                if (!dropped.contains(entry.item().id())) kept = kept.plus(entry);
            if (kept.of.signum() == 0) return dropped;
            var better = harmful(groups, kept);
            if (better.equals(dropped)) return dropped;
            dropped = better;
        }
    }

    private static Set<Long> harmful(Map<Policy.Category, List<Entry>> groups, Sum kept) {
        var dropped = new HashSet<Long>();
        groups.forEach((category, entries) -> {
            var candidates = new ArrayList<>(asking(entries));
            candidates.sort(
                    Comparator.comparing((Entry entry) -> kept.helps(entry))
                            .thenComparingLong(entry -> entry.item().id()));
            int most = Math.min(category.dropLowest(), candidates.size() - 1);
            for (var i = 0; i < most; i++)
                if (kept.helps(candidates.get(i)).signum() < 0)
                    dropped.add(candidates.get(i).item().id());
        });
        return dropped;
    }

    private static List<Entry> asking(Collection<Entry> entries) {
        return entries.stream()
                .filter(entry -> !entry.item().extra() && entry.cell().of().signum() > 0)
                .toList();
    }

    private record Sum(BigDecimal points, BigDecimal of) {
        Sum plus(Entry entry) {
            return new Sum(
                    points.add(entry.cell().points()),
                    entry.item().extra() ? of : of.add(entry.cell().of()));
        }

        /// Above zero where the activity lifts the ratio: points − of × ratio, times the sum's own of.
        BigDecimal helps(Entry entry) {
            return entry.cell().points().multiply(of).subtract(entry.cell().of().multiply(points));
        }
    }
}
