package savepoint.grader.bench;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/// What came out for one way.
///
/// @param jobsPerMinute by how many were at once
/// @param cpuSeconds a job, by who spent them
/// @param peakMemory bytes of the largest box of each kind
record Figures(
        String way,
        Latency latency,
        SortedMap<Integer, Double> jobsPerMinute,
        SortedMap<String, Double> cpuSeconds,
        SortedMap<String, Long> peakMemory) {
    /// A kind of box that a job costs less CPU time, in seconds, has no part in it.
    static final double NO_PART = 0.001;

    /// In milliseconds.
    record Latency(double median, double p95) {
        static Latency of(List<Duration> all) {
            return new Latency(quantile(all, 0.5), quantile(all, 0.95));
        }

        /// The smallest that so large a share of all does not exceed.
        private static double quantile(List<Duration> all, double share) {
            int rank = (int) Math.ceil(share * all.size());
            return all.stream().sorted().toList().get(rank - 1).toNanos() / 1e6;
        }
    }

    double cpu() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// Of the largest box that has a part in a job.
    double peakMemoryMegabytes() {
        return peakMemory.entrySet().stream()
                        .filter(box -> cpuSeconds.getOrDefault(box.getKey(), 0.0) > NO_PART)
                        .mapToLong(box -> box.getValue())
                        .max()
                        .orElse(0)
                / (double) (1 << 20);
    }
}
