package savepoint.server.review.allocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of every allocation, tried on classes drawn from seeds; a failure names its seed.
class AllocationTest {
    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest
    @CsvSource({"2,1", "2,5", "3,1", "3,2", "3,5", "4,2", "5,2", "7,3", "11,5", "30,3", "300,4"})
    void everybody_gives_and_gets_the_same_and_nobody_both_ways_where_that_can_be(int size, int k) {
        for (var seed = 0; seed < 20; seed++) {
            var all = added(alone(size, k, seed));
            var each = Math.min(k, size - 1);
            assertEquals(everybody(size, each), loads(all, Pairing::reviewer));
            assertEquals(everybody(size, each), loads(all, Pairing::work));
            if (size >= 2 * k + 1) assertEquals(0, mutual(all), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobody_reviews_the_own_team_or_against_a_conflict_or_twice_or_too_much(int seed) {
        var request = drawn(seed, true);
        var all = added(request);
        assertEquals(all.size(), new HashSet<>(all).size());
        assertTrue(Collections.disjoint(all, request.forbidden()));

        var members =
                request.authors().stream().collect(Collectors.toMap(Author::work, Author::members));
        for (var pair : all)
            assertTrue(!members.get(pair.work()).contains(pair.reviewer()), pair::toString);
        for (var load : loads(all, Pairing::reviewer).values()) assertTrue(load <= request.most());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_conflicts_loads_differ_by_one_at_most_and_nobody_is_left_without(int seed) {
        var request = drawn(seed, false);
        var all = added(request);
        var received =
                request.authors().stream().map(author -> load(all, Pairing::work, author.work()));
        var given =
                request.reviewers().stream()
                        .map(reviewer -> load(all, Pairing::reviewer, reviewer.person()));
        var byWork = received.toList();
        assertLevel(byWork);
        var byPerson = given.toList();
        assertLevel(byPerson);
        var enough = Math.min(request.count(), request.authors().size() - 1);
        assertTrue(Collections.min(byPerson) >= enough);
        var possible = request.reviewers().size() * request.most() / request.authors().size();
        if (request.reviewers().size() > request.count() + 3)
            assertTrue(Collections.min(byWork) >= Math.min(enough, possible));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_work_lacks_reviews_only_where_all_who_may_give_one_are_asked_for_the_most(int seed) {
        var request = drawn(seed, true);
        var allocation = Allocation.of(request);
        var all = new HashSet<>(allocation.added());
        var loads = loads(allocation.added(), Pairing::reviewer);
        for (var author : request.authors()) {
            var lacks = load(allocation.added(), Pairing::work, author.work()) < request.count();
            assertEquals(lacks, allocation.lacking().contains(author.work()));
            if (!lacks) continue;
            for (var reviewer : request.reviewers()) {
                var pair = new Pairing(reviewer.person(), author.work());
                assertTrue(
                        all.contains(pair)
                                || request.forbidden().contains(pair)
                                || author.members().contains(reviewer.person())
                                || loads.getOrDefault(reviewer.person(), 0) == request.most(),
                        () -> pair + " could be added");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_seed_gives_the_same_in_whatever_order_people_are_listed(int seed) {
        var request = drawn(seed, true);
        var random = new Random(seed + 1);
        var again =
                new Request(
                        shuffled(request.authors(), random),
                        shuffled(request.reviewers(), random),
                        request.forbidden(),
                        request.kept(),
                        request.count(),
                        request.most(),
                        request.seed());
        assertEquals(Allocation.of(request), Allocation.of(again));
    }

    @Test
    void another_seed_gives_another_allocation() {
        assertNotEquals(added(alone(30, 3, 1)), added(alone(30, 3, 2)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_complete_stays_as_it_is(int seed) {
        var request = drawn(seed, true);
        var kept = added(request);
        assertEquals(List.of(), added(with(request, request.reviewers(), kept, request.most())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void after_drop_outs_only_what_is_missing_is_added(int seed) {
        var random = new Random(seed);
        var size = 6 + random.nextInt(40);
        var k = 1 + random.nextInt(3);
        var request = alone(size, k, seed);
        var before = added(request);
        var gone =
                LongStream.rangeClosed(1, size)
                        .filter(_ -> random.nextInt(5) == 0)
                        .boxed()
                        .collect(Collectors.toSet());
        var left =
                request.reviewers().stream().filter(one -> !gone.contains(one.person())).toList();
        // of what those who are gone had to do, half is done
        var kept =
                before.stream()
                        .filter(pair -> !gone.contains(pair.reviewer()) || random.nextBoolean())
                        .toList();
        var again = Allocation.of(with(request, left, kept, k + 3));

        assertTrue(again.added().stream().noneMatch(pair -> gone.contains(pair.reviewer())));
        assertTrue(Collections.disjoint(again.added(), kept));
        if (left.size() > size / 2 + k + 1) {
            assertEquals(List.of(), again.lacking());
            assertEquals(before.size() - kept.size(), again.added().size());
        }
        var all = new ArrayList<>(kept);
        all.addAll(again.added());
        var loads = left.stream().map(one -> load(all, Pairing::reviewer, one.person())).toList();
        assertTrue(Collections.max(loads) <= k + 3);
        if (left.size() > size / 2 + k + 1) assertLevel(loads);
    }

    @Test
    void strong_and_weak_reviewers_are_mixed() {
        var request = alone(60, 4, 7);
        var strengths = new double[61];
        request.reviewers()
                .forEach(one -> strengths[(int) one.person()] = one.strength().orElseThrow());
        var sums =
                added(request).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Pairing::work,
                                        Collectors.summingDouble(
                                                pair -> strengths[(int) pair.reviewer()])));
        var spread = sums.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        // strengths go from 0 to 1: four of the strongest against four of the weakest would differ
        // by 4
        assertTrue(spread.getMax() - spread.getMin() < 0.4, spread::toString);
    }

    @Test
    void two_thousand_with_five_each_take_less_than_two_seconds() {
        var times = new ArrayList<Long>();
        for (var seed = 0; seed < 3; seed++) {
            var request = alone(2000, 5, seed);
            var begun = System.nanoTime();
            var all = added(request);
            times.add(System.nanoTime() - begun);
            assertEquals(0, mutual(all));
            assertEquals(everybody(2000, 5), loads(all, Pairing::work));
        }
        System.out.println("2,000 x 5: " + times.stream().map(Duration::ofNanos).toList());
        assertTrue(Collections.min(times) < Duration.ofSeconds(2).toNanos());
    }

    @Test
    void two_thousand_with_drop_outs_and_somebody_in_conflict_with_all_are_quick_too() {
        var request = alone(2000, 5, 3);
        var hermits = LongStream.rangeClosed(1, 5).boxed().toList();
        var forbidden = new HashSet<Pairing>();
        for (var hermit : hermits)
            for (var work = 1; work <= 2000; work++) forbidden.add(new Pairing(hermit, work));
        var kept =
                added(request).stream()
                        .filter(pair -> pair.reviewer() > 200 && pair.work() > 5)
                        .toList();
        var again =
                new Request(
                        request.authors(),
                        request.reviewers().subList(100, 2000),
                        forbidden,
                        kept,
                        5,
                        8,
                        3);
        var fresh =
                new Request(request.authors(), request.reviewers(), forbidden, List.of(), 5, 8, 3);
        // half of the class may review only a fifth of the works, which then want for others
        var apart = new HashSet<Pairing>();
        for (var person = 1; person <= 2000; person++)
            for (var work = 1; work <= 2000; work++)
                if ((person <= 1000) != (work <= 400)) apart.add(new Pairing(person, work));
        var halves = new Request(request.authors(), request.reviewers(), apart, List.of(), 5, 7, 3);
        for (var hard : List.of(again, fresh)) {
            assertEquals(List.of(), Allocation.of(hard).lacking());
            assertQuick(hard, Duration.ofSeconds(2));
        }
        // two million pairs are forbidden here: to read them takes as long as all else
        assertQuick(halves, Duration.ofSeconds(4));
    }

    /// The quickest of three: other tests run at the same time.
    private static void assertQuick(Request request, Duration most) {
        var times = new ArrayList<Duration>();
        for (var i = 0; i < 3; i++) {
            var begun = System.nanoTime();
            Allocation.of(request);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        System.out.println("2,000 x 5, hard: " + times);
        assertTrue(Collections.min(times).compareTo(most) < 0, times::toString);
    }

    private static List<Pairing> added(Request request) {
        return Allocation.of(request).added();
    }

    /// A class in which everybody works alone and reviews.
    private static Request alone(int size, int count, long seed) {
        return new Request(
                IntStream.rangeClosed(1, size)
                        .mapToObj(id ->
                                new Author(
                                        id, Set.of((long) id), OptionalDouble.of(id % 10 / 10.0)))
                        .toList(),
                IntStream.rangeClosed(1, size)
                        .mapToObj(id ->
                                new Reviewer(
                                        id, OptionalDouble.of((double) (id * 7 % size) / size)))
                        .toList(),
                Set.of(),
                List.of(),
                count,
                count + 2,
                seed);
    }

    /// A class with teams of one to three, people who handed in nothing but review, and authors who do not review.
    private static Request drawn(int seed, boolean conflicts) {
        var random = new Random(seed);
        var authors = new ArrayList<Author>();
        var reviewers = new ArrayList<Reviewer>();
        var largest = 1 + random.nextInt(3);
        // in the smallest of classes, teams and people without works make it impossible to be level
        var works = (conflicts ? 3 : 3 + 2 * largest) + random.nextInt(40);
        var person = 1000L;
        for (var work = 1; work <= works; work++) {
            var members = new HashSet<Long>();
            for (var member = 1 + random.nextInt(largest); member > 0; member--) {
                members.add(++person);
                if (random.nextInt(10) > 0) reviewers.add(new Reviewer(person, maybe(random)));
            }
            authors.add(new Author(work, members, maybe(random)));
        }
        for (var more = random.nextInt(4); more > 0; more--)
            reviewers.add(new Reviewer(++person, maybe(random)));
        if (reviewers.isEmpty()) reviewers.add(new Reviewer(++person, maybe(random)));
        var forbidden = new HashSet<Pairing>();
        if (conflicts) {
            for (var i = 0; i < works; i++) {
                forbidden.add(
                        new Pairing(
                                reviewers.get(random.nextInt(reviewers.size())).person(),
                                1 + random.nextInt(works)));
            }
        }
        var count = 1 + random.nextInt(5);
        return new Request(
                authors, reviewers, forbidden, List.of(), count, count + random.nextInt(4), seed);
    }

    private static OptionalDouble maybe(Random random) {
        return random.nextBoolean()
                ? OptionalDouble.of(random.nextDouble())
                : OptionalDouble.empty();
    }

    private static Request with(
            Request request, List<Reviewer> reviewers, List<Pairing> kept, int most) {
        return new Request(
                request.authors(),
                reviewers,
                request.forbidden(),
                kept,
                request.count(),
                most,
                request.seed() + 1);
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Map<Long, Integer> loads(List<Pairing> all, Function<Pairing, Long> of) {
        return all.stream().collect(Collectors.groupingBy(of, Collectors.summingInt(_ -> 1)));
    }

    private static Map<Long, Integer> everybody(int size, int load) {
        return LongStream.rangeClosed(1, size)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), _ -> load));
    }

    private static void assertLevel(List<Integer> loads) {
        assertTrue(Collections.max(loads) - Collections.min(loads) <= 1, loads::toString);
    }

    private static int load(List<Pairing> all, Function<Pairing, Long> of, long id) {
        return (int) all.stream().filter(pair -> of.apply(pair) == id).count();
    }

    /// How many pairs of people review each other, where each person's work has the person's id.
    private static long mutual(List<Pairing> all) {
        var set = new HashSet<>(all);
        return all.stream()
                .filter(pair ->
                        set.contains(
                                new Pairing(
                                        /* reviewer= */ pair.work(), /* work= */ pair.reviewer())))
                .count();
    }
}
