package savepoint.server.gradebook.maths;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.web.Figures;

/// How categories and totals came about, for people.
final class Words {
    private Words() {}

    static String share(
            Policy policy,
            Policy.Category category,
            List<Entry> counted,
            List<Entry> dropped,
            BigDecimal points,
            BigDecimal of,
            Optional<BigDecimal> percent) {
        if (counted.isEmpty()) return "nothing counts yet";
        var says = new ArrayList<String>();
        var amount = Figures.plain(points) + " of " + Figures.plain(of) + " points";
        says.add(percent.map(exact -> amount + ", " + percent(exact)).orElse(amount));
        var extra =
                counted.stream()
                        .filter(entry -> entry.item().extra())
                        .map(entry -> entry.cell().points())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (extra.signum() > 0) says.add(Figures.plain(extra) + " of them extra credit");
        category.cap()
                .filter(cap -> percent.filter(exact -> exact.compareTo(cap) == 0).isPresent())
                .ifPresent(cap -> says.add("which is the most that it can come to"));
        if (!dropped.isEmpty())
            says.add(
                    "left out: "
                            + dropped.stream().map(Words::one).collect(Collectors.joining(", ")));
        else if (category.dropLowest() > 0 && counted.size() > 1)
            says.add("nothing left out, as it would not help");
        return String.join("; ", says);
    }

    private static String one(Entry entry) {
        return entry.item().title() + " (" + entry.cell().amount() + ")";
    }

    static String total(
            Policy policy,
            List<Grade.Share> shares,
            Optional<BigDecimal> exact,
            Optional<BigDecimal> rounded,
            Optional<String> letter) {
        if (exact.isEmpty() || rounded.isEmpty()) return "Nothing counts yet";
        var capped =
                policy.cap()
                        .filter(cap -> cap.compareTo(exact.get()) < 0)
                        .map(cap -> ", no more than " + Figures.plain(cap) + " %")
                        .orElse("");
        return (policy.weighted() ? weighted(shares) : plain(shares))
                + capped
                + ": "
                + Figures.plain(rounded.get())
                + " %"
                + letter.map(name -> ", " + name).orElse("");
    }

    private static String weighted(List<Grade.Share> shares) {
        var counting = shares.stream().filter(share -> share.percent().isPresent()).toList();
        var sum =
                counting.stream()
                        .map(share ->
                                "%s %s × %s %%"
                                        .formatted(
                                                share.category().name(),
                                                percent(share.percent().orElseThrow()),
                                                Figures.plain(share.category().weight())))
                        .collect(Collectors.joining(" + "));
        var weights =
                counting.stream()
                        .map(share -> share.category().weight())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return counting.size() == shares.size()
                ? sum
                : "(%s) ÷ %s %%, as nothing counts in the rest yet"
                        .formatted(sum, Figures.plain(weights));
    }

    private static String plain(List<Grade.Share> shares) {
        return Figures.plain(sum(shares, true))
                + " of "
                + Figures.plain(sum(shares, false))
                + " points";
    }

    private static BigDecimal sum(List<Grade.Share> shares, boolean points) {
        return shares.stream()
                .map(share -> points ? share.capped() : share.of())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// To a hundredth, which is finer than grades are given.
    static String percent(BigDecimal exact) {
        return Figures.plain(exact.setScale(2, RoundingMode.HALF_UP)) + " %";
    }
}
