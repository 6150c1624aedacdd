package savepoint.server.review.estimate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Finds reviews that are copies, by the groups of four words in a row that they share.
final class SameTexts {
    private static final int GROUP = 4;
    private static final double MUCH = 0.6;

    // Fewer words than this are often the same by chance: "Well done, works on all rows."
    private static final int LEAST_GROUPS = 9;

    // A group that so many share is a phrase of the rubric; and a copy by all of them is found by
    // its other groups.
    private static final int MOST_SHARING = 60;

    private SameTexts() {}

    /// For each review the earlier one, by reviewer and work, that it is most like.
    static List<Flag> of(List<Round.Text> texts) {
        var sorted =
                texts.stream()
                        .sorted(
                                Comparator.comparingLong(Round.Text::reviewer)
                                        .thenComparingLong(Round.Text::work))
                        .toList();
        var groups = sorted.stream().map(text -> groups(text.words())).toList();
        var having = new HashMap<String, List<Integer>>();
        var flags = new ArrayList<Flag>();
        for (var i = 0; i < sorted.size(); i++) {
            if (groups.get(i).size() < LEAST_GROUPS) continue;
            var shared = new TreeMap<Integer, Integer>();
            for (var group : groups.get(i)) {
                var earlier = having.computeIfAbsent(group, _ -> new ArrayList<>());
                for (var one : earlier) shared.merge(one, 1, Integer::sum);
                if (earlier.size() < MOST_SHARING) earlier.add(i);
            }
            mostLike(sorted, groups, i, shared).ifPresent(flags::add);
        }
        return flags;
    }

    private static Optional<Flag> mostLike(
            List<Round.Text> texts,
            List<Set<String>> groups,
            int text,
            Map<Integer, Integer> shared) {
        Flag most = null;
        var best = MUCH;
        for (var entry : shared.entrySet()) {
            int common = entry.getValue();
            var all = groups.get(text).size() + groups.get(entry.getKey()).size() - common;
            var share = (double) common / all;
            if (share < best || (most != null && share == best)) continue;
            best = share;
            var one = texts.get(entry.getKey());
            var other = texts.get(text);
            most =
                    new Flag.SameText(
                            one.reviewer(), one.work(), other.reviewer(), other.work(), share);
        }
        return Optional.ofNullable(most);
    }

    private static Set<String> groups(String text) {
        var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
        var groups = new HashSet<String>();
        for (var i = 0; i + GROUP <= words.length; i++)
            groups.add(String.join(" ", List.of(words).subList(i, i + GROUP)));
        return groups;
    }
}
