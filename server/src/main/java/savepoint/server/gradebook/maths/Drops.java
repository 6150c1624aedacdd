package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses what to leave out so that the rest comes to as much as it can.
///
/// Leaving out the lowest ratio is not always best where activities are worth different amounts. With the ratio q that the
/// rest has now, a category helps by points − q × of; each gets the choice that helps most, which gives a better q, until
/// nothing changes (Dinkelbach, On nonlinear fractional programming, 1967). All of it is exact: q is kept as a fraction.
final class Drops {
    private Drops() {}

    /// Extra credit is never left out, nor the last activity of a category that asks for points.
    ///
    /// @param groups counted activities by category, whose sums make one ratio
    static Set<Long> best(Map<Policy.Category, List<Entry>> groups) {
        var sorted = new ArrayList<Group>();
        groups.forEach((category, entries) -> sorted.add(Group.of(category, entries)));
        Set<Long> dropped = Set.of();
        while (true) {
            var now = dropped;
            var kept =
                    sorted.stream()
                            .map(group -> group.kept(now))
                            .reduce(Ratio.NOTHING, Ratio::plus);
            if (kept.of().signum() == 0) return dropped;
            var better = new HashSet<Long>();
            for (var group : sorted) better.addAll(group.best(kept));
            if (better.equals(dropped)) return dropped;
            dropped = better;
        }
    }

    /// A category's entries by their ids, so that whatever order they come in, the same are chosen.
    private record Group(Policy.Category category, List<Entry> entries) {
        static Group of(Policy.Category category, List<Entry> entries) {
            return new Group(
                    category,
                    entries.stream()
                            .sorted(Comparator.comparingLong(entry -> entry.item().id()))
                            .toList());
        }

        Ratio kept(Set<Long> dropped) {
            return category.capped(sum(dropped));
        }

        private Ratio sum(Set<Long> dropped) {
            return entries.stream()
                    .filter(entry -> !dropped.contains(entry.item().id()))
                    .map(Drops::ratio)
                    .reduce(Ratio.NOTHING, Ratio::plus);
        }

        /// What is best left out while the whole has this ratio.
        Set<Long> best(Ratio whole) {
            var asking = entries.stream().filter(Group::asks).toList();
            int most = Math.min(category.dropLowest(), asking.size() - 1);
            if (most <= 0) return Set.of();
            return category.cap().isEmpty()
                    ? lowest(whole, asking, most)
                    : Choices.of(asking, most).best(category, sum(Set.of()), whole);
        }

        private static boolean asks(Entry entry) {
            return !entry.item().extra() && entry.cell().of().signum() > 0;
        }

        /// Without a cap each activity helps or harms for itself.
        private static Set<Long> lowest(Ratio whole, List<Entry> asking, int most) {
            var dropped = new HashSet<Long>();
            asking.stream()
                    .sorted(Comparator.comparing(entry -> whole.helps(ratio(entry))))
                    .limit(most)
                    .filter(entry -> whole.helps(ratio(entry)).signum() < 0)
                    .forEach(entry -> dropped.add(entry.item().id()));
            return dropped;
        }
    }

    static Ratio ratio(Entry entry) {
        return new Ratio(
                entry.cell().points(), entry.item().extra() ? BigDecimal.ZERO : entry.cell().of());
    }
}
