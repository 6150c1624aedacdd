package savepoint.server.quiz.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import savepoint.server.quiz.attempt.TimeStore;

/// How long each question of an attempt took, as far as the server saw it: what passed before an answer came goes to its
/// question, by the server's clock. It is a lower bound: reading without answering is seen only where the questions come
/// one after the other.
public final class TimeSpent {
    /// Whoever lets the page stand for longer than this is doing something else.
    public static final Duration LONGEST = Duration.ofMinutes(5);

    private TimeSpent() {}

    /// Something that the server saw: an answer to a question, or that the student left it; `position` is null where the
    /// attempt was opened again.
    public record Seen(Instant at, Integer position) {}

    /// By the questions' numbers.
    ///
    /// @param seen in the order of time, from the start of the attempt on
    public static Map<Integer, Duration> of(Instant startedAt, List<Seen> seen) {
        var spent = new TreeMap<Integer, Duration>();
        var from = startedAt;
        for (var one : seen) {
            if (one.position() != null && one.at().isAfter(from)) {
                var passed = Duration.between(from, one.at());
                spent.merge(
                        one.position(),
                        passed.compareTo(LONGEST) > 0 ? LONGEST : passed,
                        Duration::plus);
            }
            from = one.at();
        }
        return spent;
    }

    /// The same for each attempt, by their ids.
    public static Map<Long, Map<Integer, Duration>> of(List<TimeStore.Row> rows) {
        var byAttempt = rows.stream().collect(Collectors.groupingBy(TimeStore.Row::attemptId));
        var spent = new HashMap<Long, Map<Integer, Duration>>();
        byAttempt.forEach((attempt, seen) ->
                spent.put(
                        attempt,
                        of(
                                seen.getFirst().startedAt(),
                                seen.stream()
                                        .map(one -> new Seen(one.at(), one.position()))
                                        .toList())));
        return spent;
    }

    /// Such as `2:05`.
    public static String words(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    /// The one in the middle; zero where there is none.
    public static Duration median(List<Duration> times) {
        if (times.isEmpty()) return Duration.ZERO;
        var sorted = times.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2);
    }
}
