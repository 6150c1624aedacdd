package savepoint.server.review.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import savepoint.server.review.allocation.Allocation;
import savepoint.server.review.allocation.Author;
import savepoint.server.review.allocation.Request;
import savepoint.server.review.estimate.Score;
import savepoint.server.review.estimate.Scores;

/// A made-up class whose students have reviewed each other; who reviewed what comes from the real allocation.
///
/// @param truth what each work is worth
/// @param scores what its reviewers gave
/// @param calibrated the same with scores of samples that the instructor judged
record Cohort(Map<Long, Double> truth, Scores scores, Scores calibrated) {
    static final double OF = Work.CRITERION * Work.CRITERIA;
    private static final int RING = 5;
    private static final int SAMPLES = 2;

    static Cohort draw(Mix mix, int size, int count, long seed) {
        var random = new Random(seed);
        var works = new ArrayList<Work>();
        for (var i = 0; i < size + SAMPLES; i++) works.add(Work.draw(random));
        var reviewers = reviewers(mix, size, random);
        var people = LongStream.range(0, size).boxed().toList();
        var allocation =
                Allocation.of(
                        new Request(
                                people.stream()
                                        .map(id ->
                                                new Author(id, Set.of(id), OptionalDouble.empty()))
                                        .toList(),
                                people.stream()
                                        .map(id ->
                                                new savepoint.server.review.allocation.Reviewer(
                                                        id, OptionalDouble.empty()))
                                        .toList(),
                                Set.of(),
                                List.of(),
                                count,
                                count,
                                seed));
        var scores = new ArrayList<Score>();
        for (var pair : allocation.added()) {
            var reviewer = reviewers.get((int) pair.reviewer());
            var author = reviewers.get((int) pair.work());
            var friend = reviewer.ring() >= 0 && reviewer.ring() == author.ring();
            scores.add(score(pair.reviewer(), pair.work(), reviewer, works, friend, random));
        }
        var calibration = new ArrayList<>(scores);
        var known = new HashMap<Long, Double>();
        for (var sample = size; sample < size + SAMPLES; sample++) {
            known.put((long) sample, works.get(sample).points());
            for (var person : people)
                calibration.add(
                        score(
                                person,
                                sample,
                                reviewers.get(Math.toIntExact(person)),
                                works,
                                false,
                                random));
        }
        var truth = new HashMap<Long, Double>();
        for (var work = 0; work < size; work++) truth.put((long) work, works.get(work).points());
        return new Cohort(
                truth, new Scores(scores, Map.of(), OF), new Scores(calibration, known, OF));
    }

    private static List<Reviewer> reviewers(Mix mix, int size, Random random) {
        var tempers = new ArrayList<Temper>();
        for (var temper : Temper.values()) {
            var many = Math.round(mix.share().getOrDefault(temper, 0.0) * size);
            for (var i = 0; i < many; i++) tempers.add(temper);
        }
        while (tempers.size() < size) tempers.add(Temper.HONEST);
        Collections.shuffle(tempers, random);
        var colluding = new int[1];
        return IntStream.range(0, size)
                .mapToObj(person -> {
                    var temper = tempers.get(person);
                    var ring = temper == Temper.COLLUDING ? colluding[0]++ / RING : -1;
                    return temper.draw(random, ring);
                })
                .toList();
    }

    private static Score score(
            long reviewer,
            long work,
            Reviewer judge,
            List<Work> works,
            boolean friend,
            Random random) {
        var points = judge.judge(works.get(Math.toIntExact(work)), friend, random);
        return new Score(reviewer, work, IntStream.of(points).sum());
    }
}
