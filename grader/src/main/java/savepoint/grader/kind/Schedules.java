package savepoint.grader.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import savepoint.grader.bridge.Turns;

/// Orders in which actors take turns.
final class Schedules {
    /// More actors than these have too many orders to try them all.
    static final int MOST_SERIAL = 4;

    private Schedules() {}

    /// The first ones in step, by which nearly every race is lost; the others drawn.
    static List<Turns.Policy> of(int count, long seed) {
        var schedules = new ArrayList<Turns.Policy>();
        schedules.add(inStep(Comparator.naturalOrder()));
        schedules.add(inStep(Comparator.reverseOrder()));
        var random = new SplittableRandom(seed);
        while (schedules.size() < count) {
            var own = random.split();
            schedules.add((waiting, _) -> waiting.get(own.nextInt(waiting.size())));
        }
        return schedules;
    }

    /// Whoever had the fewest turns is next.
    private static Turns.Policy inStep(Comparator<Integer> equals) {
        return (waiting, turns) ->
                waiting.stream()
                        .min(
                                Comparator.<Integer, Integer>comparing(
                                                actor -> turns.getOrDefault(actor, 0))
                                        .thenComparing(equals))
                        .orElseThrow();
    }

    /// One actor after the other, in every order.
    static List<Turns.Policy> serial(int actors) {
        var orders = new ArrayList<List<Integer>>();
        permute(
                List.of(),
                IntStream.rangeClosed(1, Math.min(actors, MOST_SERIAL)).boxed().toList(),
                orders);
        return orders.stream()
                .map(order ->
                        (Turns.Policy)
                                (waiting, _) ->
                                        waiting.stream()
                                                .min(Comparator.comparingInt(order::indexOf))
                                                .orElseThrow())
                .toList();
    }

    private static void permute(
            List<Integer> begun, List<Integer> left, List<List<Integer>> orders) {
        if (left.isEmpty()) orders.add(begun);
        for (var next : left) {
            var longer = new ArrayList<>(begun);
            longer.add(next);
            permute(longer, left.stream().filter(one -> !one.equals(next)).toList(), orders);
        }
    }
}
