package savepoint.server.quiz.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// How the questions of a quiz did, from what was sat: classical test theory, as in Crocker and Algina, Introduction to
/// Classical and Modern Test Theory, chapters 5, 7 and 14.
///
/// @param sheets one for each attempt: by the slugs of its questions what part of their points was earned, 0 to 1
record ItemStatistics(List<Map<String, Double>> sheets) {
    /// Below this, a number would say more about chance than about the question.
    static final int FEWEST = 5;

    /// One question.
    ///
    /// @param answers how many attempts had it
    /// @param facility what part of its points was earned, on average
    /// @param discrimination how it goes with the rest of the attempt, -1 to 1; empty where that cannot be said
    record Item(String slug, int answers, double facility, OptionalDouble discrimination) {}

    /// All questions that were asked, in the order in which they first came.
    List<Item> items() {
        var slugs = new LinkedHashMap<String, Integer>();
        for (var sheet : sheets) sheet.keySet().forEach(slug -> slugs.merge(slug, 1, Integer::sum));
        return slugs.entrySet().stream()
                .map(entry -> item(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Item item(String slug, int answers) {
        var with = sheets.stream().filter(sheet -> sheet.containsKey(slug)).toList();
        double facility = mean(with, sheet -> sheet.get(slug));
        return new Item(slug, answers, facility, discrimination(slug, with));
    }

    /// Correlation with what was earned on average in the other questions, so that no question is measured by itself.
    private static OptionalDouble discrimination(String slug, List<Map<String, Double>> with) {
        if (with.size() < FEWEST) return OptionalDouble.empty();
        ToDoubleFunction<Map<String, Double>> own = sheet -> sheet.get(slug);
        ToDoubleFunction<Map<String, Double>> rest =
                sheet ->
                        sheet.entrySet().stream()
                                .filter(entry -> !entry.getKey().equals(slug))
                                .mapToDouble(Map.Entry::getValue)
                                .average()
                                .orElse(0);
        double spread = Math.sqrt(variance(with, own) * variance(with, rest));
        if (spread < 1e-9) return OptionalDouble.empty();
        double meanOwn = mean(with, own);
        double meanRest = mean(with, rest);
        double together =
                mean(
                        with,
                        sheet ->
                                (own.applyAsDouble(sheet) - meanOwn)
                                        * (rest.applyAsDouble(sheet) - meanRest));
        return OptionalDouble.of(together / spread);
    }

    /// Cronbach's alpha; only where everybody had the same questions, at least two.
    OptionalDouble alpha() {
        if (sheets.size() < FEWEST) return OptionalDouble.empty();
        var slugs = sheets.getFirst().keySet();
        int k = slugs.size();
        if (k < 2 || sheets.stream().anyMatch(sheet -> !sheet.keySet().equals(slugs)))
            return OptionalDouble.empty();
        double total = variance(sheets, ItemStatistics::sum);
        if (total < 1e-9) return OptionalDouble.empty();
        double single =
                slugs.stream().mapToDouble(slug -> variance(sheets, one -> one.get(slug))).sum();
        return OptionalDouble.of((double) k / (k - 1) * (1 - single / total));
    }

    /// By how much an attempt's part of all points, 0 to 1, would differ by chance.
    OptionalDouble standardError() {
        var alpha = alpha();
        if (alpha.isEmpty()) return alpha;
        double spread = Math.sqrt(variance(sheets, ItemStatistics::part));
        return OptionalDouble.of(spread * Math.sqrt(Math.max(0, 1 - alpha.getAsDouble())));
    }

    /// What part of its points an attempt earned, on average; 0 where there is none.
    double mean() {
        return mean(sheets, ItemStatistics::part);
    }

    /// How many attempts earned so much, in ten steps from nothing to all.
    List<Integer> histogram() {
        var steps = new ArrayList<>(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        for (var sheet : sheets) {
            int step = (int) Math.min(9, Math.floor(part(sheet) * 10));
            steps.set(step, steps.get(step) + 1);
        }
        return steps;
    }

    private static double sum(Map<String, Double> sheet) {
        return sheet.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double part(Map<String, Double> sheet) {
        return sheet.isEmpty() ? 0 : sum(sheet) / sheet.size();
    }

    private static double mean(
            List<Map<String, Double>> sheets, ToDoubleFunction<Map<String, Double>> value) {
        return sheets.stream().mapToDouble(value).average().orElse(0);
    }

    private static double variance(
            List<Map<String, Double>> sheets, ToDoubleFunction<Map<String, Double>> value) {
        double mean = mean(sheets, value);
        return mean(
                sheets,
                sheet -> (value.applyAsDouble(sheet) - mean) * (value.applyAsDouble(sheet) - mean));
    }
}
