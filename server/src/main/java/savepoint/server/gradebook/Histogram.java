package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How many lie in each tenth of what can be reached.
final class Histogram {
    private static final int BINS = 10;

    private Histogram() {}

    /// @param percents of what can be reached; what is above all of it is with the highest
    static Chart of(String id, String heading, List<BigDecimal> percents) {
        var counts = new int[BINS];
        for (var percent : percents) {
            int bin = Math.clamp((int) Math.floor(percent.doubleValue() / BINS), 0, BINS - 1);
            counts[bin]++;
        }
        var values = new ArrayList<Chart.Value>();
        for (var i = 0; i < BINS; i++)
            values.add(
                    new Chart.Value(
                            i == BINS - 1 ? "90–100" : "%d–%d".formatted(10 * i, 10 * i + 9),
                            Integer.toString(counts[i]),
                            counts[i]));
        return Chart.of(id, heading, "Percent", values, 0);
    }
}
