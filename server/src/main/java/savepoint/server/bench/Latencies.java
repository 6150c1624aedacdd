package savepoint.server.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;

/// How long something took, each time. Threads may add at once.
final class Latencies {
    private final LongStream.Builder nanos = LongStream.builder();

    /// In milliseconds.
    record Summary(int count, double p50, double p95, double p99, double most) {}

    synchronized void add(Duration time) {
        nanos.add(time.toNanos());
    }

    /// Of all that were added; once.
    synchronized Summary summary() {
        var sorted = nanos.build().sorted().toArray();
        if (sorted.length == 0) return new Summary(0, 0, 0, 0, 0);
        return new Summary(
                sorted.length,
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99),
                Arrays.stream(sorted).max().orElseThrow() / 1e6);
    }

    /// The smallest that so large a share of all does not exceed.
    private static double quantile(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
