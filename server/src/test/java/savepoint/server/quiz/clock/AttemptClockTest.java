package savepoint.server.quiz.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import savepoint.server.quiz.clock.TimeFact.Extra;
import savepoint.server.quiz.clock.TimeFact.Factor;
import savepoint.server.quiz.clock.TimeFact.HandedIn;
import savepoint.server.quiz.clock.TimeFact.Outage;
import savepoint.server.quiz.clock.TimeFact.Reopened;

/// The laws of an attempt's time, each tried on thousands of histories made by chance from a fixed seed.
class AttemptClockTest {
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
    private static final int HISTORIES = 20_000;

    /// A history: a clock whose facts all belong to its first sitting.
    private record History(AttemptClock clock, Random random) {
        Instant deadline() {
            return deadlineOf(clock);
        }

        History with(TimeFact fact) {
            var facts = new ArrayList<>(clock.facts());
            facts.add(random.nextInt(facts.size() + 1), fact);
            return new History(with(clock, facts), random);
        }

        static AttemptClock with(AttemptClock clock, List<TimeFact> facts) {
            return new AttemptClock(clock.startedAt(), clock.limit(), clock.closesAt(), facts);
        }
    }

    private static Instant deadlineOf(AttemptClock clock) {
        return clock.deadline().orElseThrow();
    }

    private static void everyHistory(Consumer<History> law) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            try {
                law.accept(history(random));
            } catch (AssertionError broken) {
                throw new AssertionError("history " + seed, broken);
            }
        }
    }

    private static History history(Random random) {
        var facts = new ArrayList<TimeFact>();
        for (int i = random.nextInt(3); i > 0; i--) facts.add(new Extra(minutes(random, 1, 20)));
        for (int i = random.nextInt(4); i > 0; i--) facts.add(outage(random));
        if (random.nextBoolean()) facts.add(factor(random));
        Collections.shuffle(facts, random);
        var limit = minutes(random, 1, 60);
        var closes = random.nextInt(3) == 0 ? NOON.plus(minutes(random, 1, 90)) : null;
        return new History(new AttemptClock(NOON, limit, closes, facts), random);
    }

    private static Duration minutes(Random random, int from, int to) {
        return Duration.ofSeconds(60L * from + random.nextInt(60 * (to - from)));
    }

    private static Outage outage(Random random) {
        var from = NOON.plusSeconds(random.nextInt(9000) - 1800);
        return new Outage(from, from.plusSeconds(1 + random.nextInt(900)));
    }

    private static Factor factor(Random random) {
        return new Factor(BigDecimal.valueOf(100 + random.nextInt(200), 2));
    }

    @Test
    void without_anything_else_it_is_the_limit_or_the_closing() {
        everyHistory(history -> {
            var bare = History.with(history.clock(), List.of());
            var timeUp = NOON.plus(bare.limit());
            var closes = bare.closesAt();
            assertEquals(
                    closes != null && closes.isBefore(timeUp) ? closes : timeUp, deadlineOf(bare));
        });
    }

    @Test
    void the_order_in_which_facts_were_recorded_does_not_matter() {
        everyHistory(history -> {
            var facts = new ArrayList<>(history.clock().facts());
            Collections.shuffle(facts, history.random());
            assertEquals(history.deadline(), deadlineOf(History.with(history.clock(), facts)));
        });
    }

    @Test
    void extra_time_is_given_in_full_and_never_takes() {
        everyHistory(history -> {
            var extra = minutes(history.random(), 1, 30);
            var later = history.with(new Extra(extra)).deadline();
            // What is given may make an outage matter that began after the old end.
            assertFalse(later.isBefore(history.deadline().plus(extra)));
            if (history.clock().facts().stream().noneMatch(Outage.class::isInstance))
                assertEquals(history.deadline().plus(extra), later);
        });
    }

    @Test
    void time_served_is_the_time_given_whatever_the_outages() {
        everyHistory(history -> {
            var clock = history.clock();
            var quiet = clock.facts().stream().filter(fact -> !(fact instanceof Outage)).toList();
            var given = Duration.between(NOON, deadlineOf(History.with(clock, quiet)));
            assertEquals(given, served(clock));
        });
    }

    /// The time between the start and the end during which the platform was there, counted second by second.
    private static Duration served(AttemptClock clock) {
        var away =
                Outages.apart(
                        clock.facts().stream()
                                .filter(Outage.class::isInstance)
                                .map(Outage.class::cast)
                                .toList());
        long seconds = 0;
        var end = deadlineOf(clock);
        for (var moment = NOON; moment.isBefore(end); moment = moment.plusSeconds(1)) {
            var second = moment;
            boolean isAway =
                    away.stream()
                            .anyMatch(outage ->
                                    !second.isBefore(outage.from())
                                            && second.isBefore(outage.until()));
            if (!isAway) seconds++;
        }
        var rest = Duration.between(NOON, end).toMillisPart();
        return Duration.ofSeconds(rest == 0 ? seconds : seconds - 1).plusMillis(rest);
    }

    @Test
    void an_outage_never_takes_and_gives_at_most_its_length() {
        everyHistory(history -> {
            var outage = outage(history.random());
            var quiet =
                    new History(
                            History.with(
                                    history.clock(),
                                    history.clock().facts().stream()
                                            .filter(fact -> !(fact instanceof Outage))
                                            .toList()),
                            history.random());
            var gained = Duration.between(quiet.deadline(), quiet.with(outage).deadline());
            var length = Duration.between(outage.from(), outage.until());
            assertFalse(gained.isNegative());
            assertTrue(gained.compareTo(length) <= 0);
            if (length.compareTo(AttemptClock.SHORTEST_OUTAGE) <= 0)
                assertEquals(Duration.ZERO, gained);
        });
    }

    @Test
    void an_outage_in_two_pieces_is_worth_one() {
        everyHistory(history -> {
            var whole = outage(history.random());
            var middle =
                    whole.from()
                            .plusSeconds(
                                    history.random()
                                            .nextInt(
                                                    (int)
                                                            Duration.between(
                                                                            whole.from(),
                                                                            whole.until())
                                                                    .toSeconds()));
            var pieces =
                    history.with(new Outage(whole.from(), middle))
                            .with(new Outage(middle, whole.until()));
            assertEquals(history.with(whole).deadline(), pieces.deadline());
        });
    }

    @Test
    void a_greater_factor_never_takes_and_the_last_one_counts() {
        everyHistory(history -> {
            var plain =
                    history.clock().facts().stream()
                            .filter(fact -> !(fact instanceof Factor))
                            .toList();
            var small = factor(history.random());
            var great = new Factor(small.factor().add(BigDecimal.ONE));
            assertFalse(ends(history, plain, great).isBefore(ends(history, plain, small)));
            assertEquals(ends(history, plain, great), ends(history, plain, small, great));
        });
    }

    private static Instant ends(History history, List<TimeFact> facts, TimeFact... more) {
        var all = new ArrayList<>(facts);
        all.addAll(List.of(more));
        return deadlineOf(History.with(history.clock(), all));
    }

    @Test
    void a_later_closing_never_takes() {
        everyHistory(history -> {
            var clock = history.clock();
            if (clock.closesAt() == null) return;
            var extended =
                    new AttemptClock(
                            clock.startedAt(),
                            clock.limit(),
                            clock.closesAt().plus(minutes(history.random(), 1, 60)),
                            clock.facts());
            assertFalse(deadlineOf(extended).isBefore(history.deadline()));
        });
    }

    @Test
    void no_moment_it_is_asked_at_changes_it() {
        everyHistory(history -> {
            var clock = history.clock();
            var before = history.deadline();
            for (int jumps = 0; jumps < 5; jumps++) {
                var now = NOON.plusSeconds(history.random().nextInt(20_000) - 10_000);
                assertEquals(now.isAfter(before.plus(AttemptClock.GRACE)), clock.isOver(now));
                var left = clock.left(now).orElseThrow();
                assertFalse(left.isNegative());
                if (!now.isAfter(before)) assertEquals(before, now.plus(left));
            }
            // As after a restart: read again from the same record.
            assertEquals(before, deadlineOf(History.with(clock, List.copyOf(clock.facts()))));
        });
    }

    @Test
    void answers_count_until_ten_seconds_after_the_end() {
        everyHistory(history -> {
            var end = history.deadline();
            var clock = history.clock();
            assertTrue(clock.counts(0, NOON));
            assertTrue(clock.counts(0, end));
            assertTrue(clock.counts(0, end.plusSeconds(10)));
            assertFalse(clock.counts(0, end.plusMillis(10_001)));
            assertFalse(clock.counts(1, NOON), "there is no second sitting");
            assertFalse(clock.counts(-1, NOON));
        });
    }

    @Test
    void handing_in_ends_it_and_a_reopening_brings_its_own_time() {
        everyHistory(history -> {
            var random = history.random();
            var handedIn = NOON.plusSeconds(random.nextInt(600));
            var more = minutes(random, 1, 30);
            // As where the clock was put back meanwhile: it may lie before the hand-in.
            var again = handedIn.plusSeconds(random.nextInt(1200) - 600);
            var ended = withLast(history.clock(), new HandedIn(handedIn));
            assertTrue(ended.isOver(NOON));
            assertFalse(ended.counts(0, handedIn.plusSeconds(1)));
            var reopened = withLast(ended, new Reopened(again, more));
            assertFalse(reopened.isHandedIn());
            assertEquals(1, reopened.sitting());
            assertFalse(reopened.counts(0, handedIn.plusSeconds(1)), "what was late stays late");
            assertFalse(deadlineOf(reopened).isBefore(again.plus(more)));
            assertTrue(reopened.counts(1, again.plus(more)));
            var extra = minutes(random, 1, 10);
            assertFalse(
                    deadlineOf(withLast(reopened, new Extra(extra)))
                            .isBefore(deadlineOf(reopened).plus(extra)));
            assertEquals(
                    ended.sittings().getFirst(),
                    withLast(reopened, new Extra(extra)).sittings().getFirst(),
                    "what comes later does not change the first sitting");
        });
    }

    private static AttemptClock withLast(AttemptClock clock, TimeFact fact) {
        var facts = new ArrayList<>(clock.facts());
        facts.add(fact);
        return History.with(clock, facts);
    }

    @Test
    void without_limit_and_closing_nothing_ends_it() {
        var clock = new AttemptClock(NOON, null, null, List.of(new Extra(Duration.ofMinutes(5))));
        assertTrue(clock.deadline().isEmpty());
        assertFalse(clock.isOver(NOON.plus(Duration.ofDays(300))));
        assertTrue(clock.counts(0, NOON.plus(Duration.ofDays(300))));
    }
}
