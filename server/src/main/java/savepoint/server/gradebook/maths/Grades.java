package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// From what the activities came to, to the grade. The same entries under the same policy give the same grade, in
/// whatever order they come.
public final class Grades {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    // Far finer than any rounding rule, so that thirds that add up to a half are a half.
    private static final int EXACT = 12;

    private Grades() {}

    /// The grade. What does not count yet has no say in it.
    public static Grade of(Policy policy, List<Entry> entries) {
        var groups = groups(policy, entries);
        var dropped = dropped(policy, groups);
        var shares = new ArrayList<Grade.Share>();
        groups.forEach(
                (category, counted) -> shares.add(share(policy, category, counted, dropped)));
        var exact = policy.weighted() ? weighted(shares) : plain(shares);
        var capped =
                exact.map(percent ->
                        policy.cap().filter(cap -> cap.compareTo(percent) < 0).orElse(percent));
        var rounded =
                capped.map(percent ->
                        percent.setScale(EXACT, RoundingMode.HALF_UP)
                                .setScale(policy.rounding().places(), policy.rounding().mode()));
        var letter = rounded.flatMap(percent -> letter(policy, percent));
        return new Grade(
                shares, rounded, letter, Words.total(policy, shares, exact, rounded, letter));
    }

    private static Map<Policy.Category, List<Entry>> groups(Policy policy, List<Entry> entries) {
        var groups = new LinkedHashMap<Policy.Category, List<Entry>>();
        policy.categories().forEach(category -> groups.put(category, new ArrayList<>()));
        for (var entry : entries)
            if (entry.cell().counts())
                policy.category(entry.item().category())
                        .ifPresent(category -> groups.get(category).add(entry));
        return groups;
    }

    private static Set<Long> dropped(Policy policy, Map<Policy.Category, List<Entry>> groups) {
        // Without weights the categories are one sum, so what helps is what helps that sum.
        if (!policy.weighted()) return Drops.best(groups);
        var dropped = new HashSet<Long>();
        groups.forEach(
                (category, counted) -> dropped.addAll(Drops.best(Map.of(category, counted))));
        return dropped;
    }

    private static Grade.Share share(
            Policy policy, Policy.Category category, List<Entry> counted, Set<Long> dropped) {
        var points = BigDecimal.ZERO;
        var of = BigDecimal.ZERO;
        var left = new ArrayList<Entry>();
        for (var entry : counted) {
            if (dropped.contains(entry.item().id())) {
                left.add(entry);
                continue;
            }
            points = points.add(entry.cell().points());
            if (!entry.item().extra()) of = of.add(entry.cell().of());
        }
        left.sort(Comparator.comparingLong(entry -> entry.item().id()));
        var percent =
                percent(points, of)
                        .map(exact ->
                                category.cap()
                                        .filter(cap -> cap.compareTo(exact) < 0)
                                        .orElse(exact));
        return new Grade.Share(
                category,
                points,
                of,
                percent,
                left.stream().map(entry -> entry.item().id()).toList(),
                Words.share(policy, category, counted, left, points, of, percent));
    }

    /// Categories in which nothing counts yet leave their weight to the others, in proportion.
    private static Optional<BigDecimal> weighted(List<Grade.Share> shares) {
        var sum = BigDecimal.ZERO;
        var weights = BigDecimal.ZERO;
        for (var share : shares) {
            if (share.percent().isEmpty()) continue;
            var weight = share.category().weight();
            sum = sum.add(share.percent().get().multiply(weight));
            weights = weights.add(weight);
        }
        return weights.signum() == 0
                ? Optional.empty()
                : Optional.of(sum.divide(weights, MathContext.DECIMAL128));
    }

    private static Optional<BigDecimal> plain(List<Grade.Share> shares) {
        var points = BigDecimal.ZERO;
        var of = BigDecimal.ZERO;
        for (var share : shares) {
            points = points.add(share.capped());
            of = of.add(share.of());
        }
        return percent(points, of);
    }

    private static Optional<BigDecimal> percent(BigDecimal points, BigDecimal of) {
        return of.signum() == 0
                ? Optional.empty()
                : Optional.of(points.multiply(ALL).divide(of, MathContext.DECIMAL128));
    }

    private static Optional<String> letter(Policy policy, BigDecimal percent) {
        return policy.letters().stream()
                .filter(letter -> percent.compareTo(letter.from()) >= 0)
                .findFirst()
                .map(Policy.Letter::name);
    }
}
