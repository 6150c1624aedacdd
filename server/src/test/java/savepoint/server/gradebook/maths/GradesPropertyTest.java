package savepoint.server.gradebook.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What must hold of any entries under any policy; a failure names its seed.
class GradesPropertyTest {
    private static final int SEEDS = 3_000;
    private static final BigDecimal NONE = BigDecimal.valueOf(-1);

    @Test
    void leaving_out_the_lowest_never_lowers_a_total() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var policy = policy(random, 0);
            var entries = entries(random);
            var before = percent(policy, entries);
            for (var drops = 1; drops < 4; drops++) {
                var after = percent(dropping(policy, drops), entries);
                assertTrue(after.compareTo(before) >= 0, "seed " + seed + " drops " + drops);
                before = after;
            }
        }
    }

    @Test
    void what_is_left_out_is_the_best_choice() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var policy = policy(random, 2);
            var entries = entries(random);
            var best = percent(dropping(policy, 0), entries);
            for (var choice : choices(policy, entries))
                best = best.max(percent(dropping(policy, 0), choice));
            assertEquals(best, percent(policy, entries), "seed " + seed + " " + policy + entries);
        }
    }

    /// Every way to leave out one or two of each category's activities that ask for points, but never all of them.
    private static List<List<Entry>> choices(Policy policy, List<Entry> entries) {
        List<List<Entry>> choices = List.of(entries);
        for (var category : policy.categories()) {
            for (var drops = 0; drops < category.dropLowest(); drops++) {
                var more = new ArrayList<>(choices);
                for (var choice : choices) more.addAll(without(choice, category.name()));
                choices = more;
            }
        }
        return choices;
    }

    private static List<List<Entry>> without(List<Entry> entries, String category) {
        var asking =
                entries.stream()
                        .filter(entry -> entry.item().category().equals(category))
                        .filter(entry -> entry.cell().counts() && !entry.item().extra())
                        .toList();
        if (asking.size() < 2) return List.of();
        return asking.stream()
                .map(one -> entries.stream().filter(entry -> !entry.equals(one)).toList())
                .toList();
    }

    @Test
    void the_order_of_entries_does_not_matter() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var policy = policy(random, random.nextInt(3));
            var entries = entries(random);
            var shuffled = new ArrayList<>(entries);
            Collections.shuffle(shuffled, random);
            assertEquals(Grades.of(policy, entries), Grades.of(policy, shuffled), "seed " + seed);
        }
    }

    @Test
    void more_points_never_lower_a_total() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var policy = policy(random, random.nextInt(3));
            var entries = entries(random);
            int one = random.nextInt(entries.size());
            var cell = entries.get(one).cell();
            if (!cell.counts()) continue;
            var more =
                    new Entry(
                            entries.get(one).item(),
                            Cell.scored(
                                    State.GRADED,
                                    cell.points().add(BigDecimal.ONE),
                                    cell.of(),
                                    ""));
            assertTrue(
                    percent(policy, with(entries, one, more)).compareTo(percent(policy, entries))
                            >= 0,
                    "seed " + seed);
        }
    }

    private static List<Entry> with(List<Entry> entries, int at, Entry entry) {
        var changed = new ArrayList<>(entries);
        changed.set(at, entry);
        return changed;
    }

    private static BigDecimal percent(Policy policy, List<Entry> entries) {
        return Grades.of(policy, entries).percent().orElse(NONE);
    }

    private static Policy policy(Random random, int drops) {
        var policy =
                random.nextBoolean()
                        ? Made.policy("a 20; b 30; c 50")
                        : Made.policy("a 0; b 0; c 0");
        return dropping(capped(policy, random), drops);
    }

    /// Some of the categories, each with a cap of its own.
    private static Policy capped(Policy policy, Random random) {
        return with(
                policy,
                one ->
                        new Policy.Category(
                                one.name(),
                                one.weight(),
                                one.dropLowest(),
                                random.nextBoolean()
                                        ? Optional.of(BigDecimal.valueOf(50 + random.nextInt(60)))
                                        : Optional.empty()));
    }

    private static Policy dropping(Policy policy, int drops) {
        return with(policy, one -> new Policy.Category(one.name(), one.weight(), drops, one.cap()));
    }

    private static Policy with(Policy policy, UnaryOperator<Policy.Category> change) {
        return new Policy(
                policy.categories().stream().map(change).toList(),
                policy.weighted(),
                policy.rounding(),
                policy.cap(),
                policy.letters());
    }

    private static List<Entry> entries(Random random) {
        var text = new ArrayList<String>();
        for (var i = 0; i < 2 + random.nextInt(8); i++) {
            int of = 1 + random.nextInt(40);
            var amount =
                    switch (random.nextInt(8)) {
                        case 0 -> "-";
                        case 1 -> "ex";
                        case 2 -> "+" + random.nextInt(40) + "/" + of;
                        default -> random.nextInt(of + 1) + "/" + of;
                    };
            text.add("abc".charAt(random.nextInt(3)) + " " + amount);
        }
        return Made.entries(String.join(", ", text));
    }
}
