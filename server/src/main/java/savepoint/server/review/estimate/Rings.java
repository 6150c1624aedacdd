package savepoint.server.review.estimate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Finds circles of people who each gave the next notably more than that one's other reviewers did.
///
/// The allocation lets hardly anybody review whoever reviews them, so favours come back by others, if at all.
final class Rings {
    private final Map<Long, Map<Long, Double>> favours = new TreeMap<>();

    private Rings() {}

    static List<Flag> of(Round round, double notable) {
        var rings = new Rings();
        var byWork = round.scores().scores().stream().collect(Collectors.groupingBy(Score::work));
        for (var score : round.scores().scores()) {
            var others =
                    byWork.get(score.work()).stream()
                            .filter(other -> other.reviewer() != score.reviewer())
                            .mapToDouble(Score::points)
                            .sorted()
                            .toArray();
            if (others.length == 0) continue;
            var excess = score.points() - Estimates.median(others);
            if (excess < notable) continue;
            for (var maker : round.makers().getOrDefault(score.work(), Set.of()))
                rings.favours
                        .computeIfAbsent(score.reviewer(), _ -> new TreeMap<>())
                        .put(maker, excess);
        }
        return rings.find();
    }

    private List<Flag> find() {
        var reached = new HashMap<Long, Set<Long>>();
        favours.keySet().forEach(person -> reached.put(person, reached(person)));
        var done = new HashSet<Long>();
        var flags = new ArrayList<Flag>();
        for (var person : favours.keySet()) {
            if (done.contains(person) || !reached.get(person).contains(person)) continue;
            var ring = new TreeSet<Long>();
            for (var other : reached.get(person))
                if (reached.getOrDefault(other, Set.of()).contains(person)) ring.add(other);
            done.addAll(ring);
            flags.add(new Flag.Ring(ring, excess(ring)));
        }
        return flags;
    }

    private Set<Long> reached(long person) {
        var reached = new TreeSet<Long>();
        var waiting = new ArrayDeque<Long>();
        waiting.add(person);
        while (!waiting.isEmpty())
            for (var next : favours.getOrDefault(waiting.poll(), Map.of()).keySet())
                if (reached.add(next)) waiting.add(next);
        return reached;
    }

    private double excess(Set<Long> ring) {
        return ring.stream()
                .flatMap(person -> favours.get(person).entrySet().stream())
                .filter(favour -> ring.contains(favour.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .orElseThrow();
    }
}
