package savepoint.server.quiz.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import savepoint.server.deadline.Deadline;
import savepoint.server.quiz.clock.AttemptClock;
import tools.jackson.databind.json.JsonMapper;

/// Whole lives of attempts, made by chance: starts, extensions, factors, closings, outages, restarts and clocks that jump,
/// in any order. After each event the clock is held against a model that knows nothing of facts on record: it has so many
/// seconds to give, and counts those off during which the platform was there.
class AttemptHistoryTest {
    private static final int LIVES = 4_000;
    private static final int MOST_EVENTS = 14;
    private static final Instant NOON = Instant.parse("2026-11-09T12:00:00Z");
    // The first second that the model knows, so that outages may begin before the attempt does.
    private static final int BEFORE = 5_000;

    @Test
    void no_order_of_events_gives_or_takes_time_wrongly() {
        long fresh = System.nanoTime();
        for (long life = 0; life < LIVES; life++) {
            // Half of them are the same in each run, half are new in each.
            long seed = life % 2 == 0 ? life : fresh + life;
            var world = new World(new Random(seed));
            try {
                world.live();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        "life from seed %d: %s".formatted(seed, world.told), broken);
            }
        }
    }

    /// One stretch of sitting as the model sees it, in seconds from [#NOON].
    private static final class Stretch {
        private final long from;
        private final Long given;
        private long extra;
        private Long handedIn;

        /// @param given null for the first, whose time follows from limit, factor and closing
        private Stretch(long from, Long given) {
            this.from = from;
            this.given = given;
        }
    }

    private static final class World {
        private final Random random;
        private final List<String> told = new ArrayList<>();
        private final Long limit;
        private Long closes;
        private long quarters = 4;
        private final BitSet away = new BitSet();
        private final List<Stretch> stretches = new ArrayList<>(List.of(new Stretch(0, null)));
        private final List<Map<String, Object>> record = new ArrayList<>();
        private long now;

        World(Random random) {
            this.random = random;
            limit = random.nextInt(8) == 0 ? null : 4 * between(15, 900);
            closes = random.nextInt(3) == 0 ? between(60, 5_400) : null;
        }

        private long between(int least, int most) {
            return least + (long) random.nextInt(most - least);
        }

        void live() {
            for (int left = 1 + random.nextInt(MOST_EVENTS); left > 0; left--) {
                var before = end(stretches.size() - 1);
                int sitting = stretches.size();
                boolean mayTake = event();
                var after = end(stretches.size() - 1);
                if (!mayTake && before != null && sitting == stretches.size())
                    assertFalse(after < before, () -> told.getLast() + " took time");
                compare();
            }
        }

        /// Whether it may bring an end nearer.
        private boolean event() {
            switch (random.nextInt(9)) {
                case 0, 1 -> passes(between(1, 900));
                case 2 -> {
                    now -= between(1, 600);
                    told.add("the clock is put back to " + now);
                }
                // A restart, a cut cable and a clock put forward are the same to whoever looks at
                // marks of life.
                case 3, 4 -> isAway(between(1, 700));
                case 5 -> extra(between(60, 900));
                case 6 -> {
                    long given = 4L + random.nextInt(8);
                    boolean less = given < quarters;
                    factor(given);
                    return less;
                }
                case 7 -> extendClosing(between(1, 1_800));
                default -> handInOrReopen();
            }
            return false;
        }

        private void passes(long seconds) {
            now += seconds;
            told.add("%d s pass".formatted(seconds));
        }

        private void isAway(long seconds) {
            long from = Math.max(now, -BEFORE);
            now = from + seconds;
            away.set((int) from + BEFORE, (int) now + BEFORE);
            fact("outage", now).put("from", text(from));
            told.add("away from %d to %d".formatted(from, now));
        }

        private void extra(long seconds) {
            stretches.getLast().extra += seconds;
            fact("extra", now).put("seconds", seconds);
            told.add("%d s more".formatted(seconds));
        }

        private void factor(long given) {
            quarters = given;
            fact("factor", now).put("factor", new BigDecimal(given).divide(BigDecimal.valueOf(4)));
            told.add("factor %d/4".formatted(given));
        }

        private void extendClosing(long seconds) {
            if (closes == null) return;
            closes += seconds;
            told.add("closes %d s later".formatted(seconds));
        }

        private void handInOrReopen() {
            var last = stretches.getLast();
            if (last.handedIn == null && admits(last, end(stretches.size() - 1), now)) {
                last.handedIn = now;
                fact("handed-in", now);
                told.add("handed in at " + now);
            } else {
                long time = between(60, 1_200);
                stretches.add(new Stretch(now, time));
                fact("reopened", now).put("seconds", time);
                told.add("reopened at %d for %d s".formatted(now, time));
            }
        }

        private Map<String, Object> fact(String kind, long at) {
            var fact = new LinkedHashMap<String, Object>();
            fact.put("kind", kind);
            fact.put("at", text(at));
            record.add(fact);
            return fact;
        }

        /// When a stretch ends; null where nothing ends it.
        private Long end(int index) {
            var stretch = stretches.get(index);
            Long left = stretch.given == null ? first() : stretch.given;
            if (left == null) return null;
            long time = stretch.from;
            var gone = gone();
            for (long toGive = left + stretch.extra; toGive > 0; ) {
                int second = (int) time + BEFORE;
                if (gone.get(second)) {
                    time = (long) gone.nextClearBit(second) - BEFORE;
                } else {
                    int until = gone.nextSetBit(second);
                    long there = until < 0 ? toGive : Math.min(toGive, until - second);
                    time += there;
                    toGive -= there;
                }
            }
            return time;
        }

        private Long first() {
            if (limit == null) return closes;
            long byLimit = limit * quarters / 4;
            return closes == null ? byLimit : Math.min(byLimit, closes);
        }

        /// The seconds of outages that are long enough to count.
        private BitSet gone() {
            var gone = new BitSet();
            for (int from = away.nextSetBit(0); from >= 0; ) {
                int until = away.nextClearBit(from);
                if (until - from > 30) gone.set(from, until);
                from = away.nextSetBit(until);
            }
            return gone;
        }

        private static boolean admits(Stretch stretch, Long end, long moment) {
            if (stretch.handedIn != null && moment > stretch.handedIn) return false;
            return end == null || moment <= end + 10;
        }

        /// The clock as whoever starts the platform again reads it from the database.
        private AttemptClock clock() {
            return Attempt.of(
                            new Attempt.Row(
                                    1,
                                    "ref",
                                    1,
                                    1,
                                    1,
                                    1,
                                    NOON,
                                    limit == null ? null : limit.intValue(),
                                    null,
                                    1,
                                    new Deadline(
                                            null,
                                            null,
                                            null,
                                            closes == null ? null : NOON.plusSeconds(closes),
                                            null,
                                            false),
                                    0,
                                    JsonMapper.shared().writeValueAsString(record)))
                    .clock();
        }

        private void compare() {
            var clock = clock();
            assertEquals(stretches.size(), clock.sittings().size());
            assertEquals(stretches.size() - 1, clock.sitting());
            for (int i = 0; i < stretches.size(); i++) {
                var end = end(i);
                var deadline = clock.sittings().get(i).deadline();
                assertEquals(end == null ? null : NOON.plusSeconds(end), deadline);
                long moment = end == null ? now : end + random.nextInt(40) - 15;
                assertEquals(
                        admits(stretches.get(i), end, moment),
                        clock.counts(i, NOON.plusSeconds(moment)),
                        () -> "at " + moment);
            }
            var last = stretches.getLast();
            var end = end(stretches.size() - 1);
            assertEquals(last.handedIn != null, clock.isHandedIn());
            assertEquals(
                    last.handedIn != null || !admits(last, end, now),
                    clock.isOver(NOON.plusSeconds(now)));
            if (end != null)
                assertEquals(
                        Duration.ofSeconds(Math.max(0, end - now)),
                        clock.left(NOON.plusSeconds(now)).orElseThrow());
            assertTrue(clock.deadline().isPresent() == (end != null));
        }

        private static String text(long second) {
            return NOON.plusSeconds(second).atOffset(ZoneOffset.UTC).toString();
        }
    }
}
