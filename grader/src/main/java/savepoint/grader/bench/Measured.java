package savepoint.grader.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;

/// Collects what one way took.
final class Measured {
    private final Way way;
    private final IntSupplier numbers;
    private final List<Duration> latencies = new ArrayList<>();
    private final TreeMap<Integer, Load> loads = new TreeMap<>();
    private Spending spent = Spending.NONE;

    /// @param numbers of the hand-ins, each used once
    Measured(Way way, IntSupplier numbers) {
        this.way = way;
        this.numbers = numbers;
    }

    /// Jobs that are not counted.
    void warmUp(Duration time) throws InterruptedException, ExecutionException {
        Load.carryOut(way, 2, time, numbers);
        Spending.awaitQuiet(way);
    }

    /// One job on a machine that has nothing else to do.
    void one() throws WrongVerdict, SQLException, IOException, InterruptedException {
        latencies.add(way.job(numbers.getAsInt()));
        Spending.awaitQuiet(way);
    }

    /// Many jobs, with what they leave for later.
    void many(int atOnce, Duration time) throws InterruptedException, ExecutionException {
        var before = Spending.soFar(way);
        loads.merge(atOnce, Load.carryOut(way, atOnce, time, numbers), Load::and);
        Spending.awaitQuiet(way);
        spent = spent.and(Spending.soFar(way).minus(before));
    }

    Figures figures() {
        var perMinute = new TreeMap<Integer, Double>();
        loads.forEach((atOnce, load) -> perMinute.put(atOnce, load.jobsPerMinute()));
        int jobs = loads.values().stream().mapToInt(Load::jobs).sum();
        var cpu = new TreeMap<String, Double>();
        spent.cpu().forEach((kind, time) -> cpu.put(kind, time.toNanos() / 1e9 / jobs));
        var peaks = new TreeMap<String, Long>();
        way.boxes().forEach((kind, total) -> peaks.put(kind, total.peakMemoryBytes()));
        return new Figures(way.name(), Figures.Latency.of(latencies), perMinute, cpu, peaks);
    }
}
