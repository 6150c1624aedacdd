package savepoint.server.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Points;
import savepoint.grader.bundle.PointsPolicy;
import savepoint.grader.bundle.PointsPolicy.Part;
import savepoint.grader.bundle.PointsPolicy.PeersBy;
import savepoint.grader.bundle.PointsPolicy.TooFew;
import savepoint.grader.bundle.PointsPolicy.Unwritten;
import savepoint.server.deadline.Lateness;

/// What must hold of the points of any facts under any policy; a failure names its seed.
class ReckonPropertyTest {
    private static final int SEEDS = 5_000;

    @Test
    void no_part_and_no_total_is_above_its_maximum_or_below_nothing() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var facts = facts(new Random(seed));
            var said = Reckon.of(facts);
            var why = "seed %d: %s".formatted(seed, said);
            for (var line : said.lines()) {
                if (line.of() == null) continue;
                assertTrue(line.points().signum() >= 0, why);
                assertTrue(line.points().compareTo(line.of()) <= 0, why);
            }
            assertTrue(said.total().signum() >= 0, why);
            assertTrue(said.total().compareTo(facts.points().total()) <= 0, why);
            assertTrue(said.total().scale() <= 2, why);
        }
    }

    @Test
    void the_same_facts_give_the_same_points_in_whatever_order_reviews_came() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var facts = facts(new Random(seed));
            var again = facts(new Random(seed));
            assertEquals(Reckon.of(facts), Reckon.of(again), "seed " + seed);
            assertEquals(
                    Reckon.of(facts).toString(),
                    Reckon.of(shuffled(facts, new Random(seed))).toString(),
                    "seed " + seed);
        }
    }

    @Test
    void another_review_that_is_written_never_takes_points_off() {
        for (var seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var facts = facts(random);
            if (facts.reviewing().isEmpty()) continue;
            var before = facts.reviewing().get();
            var written = new ArrayList<>(before.written());
            written.add(new Facts.Written(random.nextBoolean(), quality(random)));
            var more =
                    new Facts(
                            facts.points(),
                            facts.handIn(),
                            facts.received(),
                            Optional.of(new Facts.Reviewing(before.asked(), written)));
            assertTrue(
                    Reckon.of(more).total().compareTo(Reckon.of(facts).total()) >= 0,
                    "seed %d: %s".formatted(seed, Reckon.of(more)));
        }
    }

    private static Facts facts(Random random) {
        var points =
                new Points(upTo(random, 100), upTo(random, 60), upTo(random, 50), policy(random));
        return new Facts(
                points,
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(handIn(random, points)),
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(received(random, points)),
                random.nextInt(8) == 0 ? Optional.empty() : Optional.of(reviewing(random)));
    }

    private static PointsPolicy policy(Random random) {
        var late = EnumSet.noneOf(Part.class);
        for (var part : Part.values()) if (random.nextBoolean()) late.add(part);
        return new PointsPolicy(
                any(random, PeersBy.values()),
                1 + random.nextInt(3),
                any(random, TooFew.values()),
                any(random, Unwritten.values()),
                upTo(random, 100),
                upTo(random, 100),
                late);
    }

    private static Facts.HandIn handIn(Random random, Points points) {
        var lateness =
                switch (random.nextInt(5)) {
                    case 0 -> new Lateness.WithinGrace();
                    case 1 -> new Lateness.Covered(1 + random.nextInt(3));
                    case 2 -> new Lateness.Costs(3, random.nextInt(3), upTo(random, 100));
                    case 3 -> new Lateness.TooLate(9);
                    default -> new Lateness.InTime();
                };
        // marks of before the rubric changed may add up to more than the part
        var of = points.instructor();
        return new Facts.HandIn(
                switch (random.nextInt(12)) {
                    case 0 -> new Facts.Running();
                    case 1 -> new Facts.Faulted();
                    case 2 -> new Facts.Untried(of, "it did not compile");
                    default -> new Facts.Checks(part(random, of), of, List.of());
                },
                marks(random, of),
                lateness);
    }

    private static List<Facts.Mark> marks(Random random, BigDecimal of) {
        var marks = new ArrayList<Facts.Mark>();
        for (var i = random.nextInt(3); i > 0; i--)
            marks.add(
                    new Facts.Mark(
                            "criterion " + i,
                            of,
                            random.nextInt(4) == 0
                                    ? Optional.empty()
                                    : Optional.of(part(random, of)),
                            Optional.of("B. Osei")));
        return marks;
    }

    private static Facts.Received received(Random random, Points points) {
        var reviews = new ArrayList<BigDecimal>();
        for (var i = random.nextInt(5); i > 0; i--) reviews.add(part(random, points.peers()));
        return new Facts.Received(
                reviews,
                random.nextBoolean() ? Optional.empty() : Optional.of(part(random, points.peers())),
                marks(random, points.peers()),
                random.nextInt(6) > 0
                        ? Optional.empty()
                        : Optional.of(part(random, points.peers())));
    }

    private static Facts.Reviewing reviewing(Random random) {
        var written = new ArrayList<Facts.Written>();
        for (var i = random.nextInt(6); i > 0; i--)
            written.add(new Facts.Written(random.nextBoolean(), quality(random)));
        return new Facts.Reviewing(random.nextInt(5), written);
    }

    private static Quality quality(Random random) {
        return new Quality(
                random.nextBoolean() ? Optional.empty() : Optional.of(part(random, BigDecimal.ONE)),
                random.nextBoolean() ? Optional.empty() : Optional.of(1 + random.nextInt(5)),
                random.nextBoolean(),
                random.nextInt(4) > 0
                        ? Optional.empty()
                        : Optional.of(part(random, BigDecimal.ONE)));
    }

    private static Facts shuffled(Facts facts, Random random) {
        return new Facts(
                facts.points(),
                facts.handIn(),
                facts.received()
                        .map(received ->
                                new Facts.Received(
                                        shuffled(received.points(), random),
                                        received.estimate(),
                                        received.instead(),
                                        received.settled())),
                facts.reviewing()
                        .map(reviewing ->
                                new Facts.Reviewing(
                                        reviewing.asked(), shuffled(reviewing.written(), random))));
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static BigDecimal upTo(Random random, int most) {
        return BigDecimal.valueOf(random.nextInt(most + 1));
    }

    private static BigDecimal part(Random random, BigDecimal of) {
        return of.multiply(BigDecimal.valueOf(random.nextInt(101)), MathContext.DECIMAL32)
                .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP);
    }
}
