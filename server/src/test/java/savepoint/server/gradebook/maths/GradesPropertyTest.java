package savepoint.server.gradebook.maths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
            var entries =
                    entries(random).stream()
                            .filter(entry -> entry.item().category().equals("a"))
                            .toList();
            var policy = Made.policy("a 100 drop 2");
            assertEquals(best(entries, 2), percent(policy, entries), "seed " + seed);
        }
    }

    /// Tries every pair.
    private static BigDecimal best(List<Entry> entries, int drops) {
        var policy = Made.policy("a 100");
        var best = percent(policy, entries);
        if (drops == 0) return best;
        for (var i = 0; i < entries.size(); i++) {
            var one = entries.get(i);
            if (one.item().extra() || !one.cell().counts()) continue;
            var rest = new ArrayList<>(entries);
            rest.remove(i);
            best = best.max(best(rest, drops - 1));
        }
        return best;
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
    void the_order_of_edits_does_not_matter() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var policy = policy(random, 1);
            var entries = entries(random);
            int one = random.nextInt(entries.size());
            int other = (one + 1) % entries.size();
            var first = edited(edited(entries, one, "7/10"), other, "ex");
            var second = edited(edited(entries, other, "ex"), one, "7/10");
            assertEquals(Grades.of(policy, first), Grades.of(policy, second), "seed " + seed);
            // and an edit that is undone was never there
            assertEquals(
                    Grades.of(policy, entries),
                    Grades.of(policy, with(edited(entries, one, "1/10"), one, entries.get(one))),
                    "seed " + seed);
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

    private static List<Entry> edited(List<Entry> entries, int at, String amount) {
        var item = entries.get(at).item();
        var cell = Made.entries(item.category() + " " + amount).getFirst().cell();
        return with(entries, at, new Entry(item, cell));
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
        return dropping(policy, drops);
    }

    private static Policy dropping(Policy policy, int drops) {
        return new Policy(
                policy.categories().stream()
                        .map(one ->
                                new Policy.Category(
                                        one.name(), one.weight(), drops, Optional.empty()))
                        .toList(),
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
                        case 2 -> "+" + random.nextInt(4) + "/" + of;
                        default -> random.nextInt(of + 1) + "/" + of;
                    };
            text.add("abc".charAt(random.nextInt(3)) + " " + amount);
        }
        return Made.entries(String.join(", ", text));
    }
}
