package savepoint.server.points;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A policy tried on a class: how the points are spread, and how often something stood in for what was missing.
///
/// @param rows the parts, what being late took, and the total
public record Trial(List<Reckoning> reckonings, List<Row> rows, Missing missing) {
    private static final String TOTAL = "Total";

    /// The points of one part over the class; `of` is null for what only takes points off.
    public record Row(
            String name,
            BigDecimal lowest,
            BigDecimal quarter,
            BigDecimal middle,
            BigDecimal threeQuarters,
            BigDecimal highest,
            BigDecimal of) {}

    /// How many students handed in nothing or late, had too few reviews, and wrote fewer than their share.
    public record Missing(int handedInNothing, int late, int tooFewReviews, int unwritten) {}

    /// @param everybody what is known of each student; at least one of them
    public static Trial of(List<Facts> everybody) {
        if (everybody.isEmpty()) throw new IllegalArgumentException("nobody to try it on");
        var reckonings = everybody.stream().map(Reckon::of).toList();
        var byName = new LinkedHashMap<String, List<BigDecimal>>();
        var of = new LinkedHashMap<String, BigDecimal>();
        for (var reckoning : reckonings) {
            for (var line : reckoning.lines()) {
                byName.computeIfAbsent(line.name(), _ -> new ArrayList<>()).add(line.points());
                of.put(line.name(), line.of());
            }
        }
        var rows = new ArrayList<Row>();
        // What being late takes is last, though the first student may not be late.
        byName.entrySet().stream()
                .sorted(
                        Map.Entry.comparingByKey(
                                Comparator.comparing(name -> of.get(name) == null)))
                .forEach(entry ->
                        rows.add(row(entry.getKey(), entry.getValue(), of.get(entry.getKey()))));
        rows.add(
                row(
                        TOTAL,
                        reckonings.stream().map(Reckoning::total).toList(),
                        reckonings.getFirst().of()));
        return new Trial(reckonings, List.copyOf(rows), missing(everybody));
    }

    private static Row row(String name, List<BigDecimal> points, BigDecimal of) {
        var sorted = points.stream().sorted().toList();
        return new Row(
                name,
                sorted.getFirst(),
                at(sorted, 1),
                at(sorted, 2),
                at(sorted, 3),
                sorted.getLast(),
                of);
    }

    private static BigDecimal at(List<BigDecimal> sorted, int quarter) {
        return sorted.get((sorted.size() - 1) * quarter / 4);
    }

    private static Missing missing(List<Facts> everybody) {
        return new Missing(
                count(everybody, facts -> facts.handIn().isEmpty()),
                count(
                        everybody,
                        facts -> facts.handIn().filter(one -> one.lateness().isLate()).isPresent()),
                count(everybody, Trial::hasTooFewReviews),
                count(everybody, facts -> facts.reviewing().filter(Trial::isShort).isPresent()));
    }

    private static boolean hasTooFewReviews(Facts facts) {
        var points = facts.points();
        return facts.handIn().isPresent()
                && points.peers().signum() > 0
                && facts.received()
                        .filter(one -> one.points().size() < points.policy().leastReviews())
                        .isPresent();
    }

    private static boolean isShort(Facts.Reviewing reviewing) {
        return reviewing.written().size() < reviewing.asked();
    }

    private static int count(List<Facts> everybody, Predicate<Facts> predicate) {
        return Math.toIntExact(everybody.stream().filter(predicate).count());
    }

    /// The students with the fewest, the middle and the most points, as examples; fewer of them in the smallest classes.
    public List<Reckoning> examples() {
        var sorted = reckonings.stream().sorted(Comparator.comparing(Reckoning::total)).toList();
        return Stream.of(0, sorted.size() / 2, sorted.size() - 1)
                .distinct()
                .map(sorted::get)
                .toList();
    }
}
