package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// What may be left out of a category with a cap. Points beyond the cap are none, so what one activity harms depends on the
/// others; of all choices that ask for equally many points less, the one that gives up the fewest is enough to look at.
record Choices(List<Choice> all) {
    /// Activities that are left out together: one, and those before it.
    ///
    /// @param before null where nothing is left out
    private record Choice(Choice before, long id, Ratio sum) {
        static final Choice NOTHING = new Choice(null, 0, Ratio.NOTHING);

        Choice with(Entry entry) {
            return new Choice(this, entry.item().id(), sum.plus(Drops.ratio(entry)));
        }

        Set<Long> ids() {
            var ids = new HashSet<Long>();
            for (var one = this; one.before != null; one = one.before) ids.add(one.id);
            return ids;
        }
    }

    /// All choices of so many activities at most, fewer before more.
    static Choices of(List<Entry> entries, int most) {
        var byCount = new ArrayList<TreeMap<BigDecimal, Choice>>();
        for (var count = 0; count <= most; count++) byCount.add(new TreeMap<>());
        byCount.getFirst().put(BigDecimal.ZERO, Choice.NOTHING);
        for (var entry : entries)
            for (var count = most; count > 0; count--)
                for (var before : byCount.get(count - 1).values()) {
                    var choice = before.with(entry);
                    byCount.get(count).merge(choice.sum().of(), choice, Choices::cheaper);
                }
        return new Choices(byCount.stream().flatMap(of -> of.values().stream()).toList());
    }

    private static Choice cheaper(Choice one, Choice other) {
        return other.sum().points().compareTo(one.sum().points()) < 0 ? other : one;
    }

    /// The choice that leaves what helps the whole most; the first of equal ones.
    ///
    /// @param sum of the whole category, without its cap
    Set<Long> best(Policy.Category category, Ratio sum, Ratio whole) {
        var best = Choice.NOTHING;
        var most = whole.helps(category.capped(sum));
        for (var choice : all) {
            var helps = whole.helps(category.capped(sum.minus(choice.sum())));
            if (helps.compareTo(most) > 0) {
                best = choice;
                most = helps;
            }
        }
        return best.ids();
    }
}
