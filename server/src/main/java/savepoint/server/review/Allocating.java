package savepoint.server.review;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Refs;
import savepoint.server.review.allocation.Allocation;
import savepoint.server.review.allocation.Author;
import savepoint.server.review.allocation.Pairing;
import savepoint.server.review.allocation.Request;
import savepoint.server.review.allocation.Reviewer;

/// Gives hand-ins out to be reviewed: to everybody their share, and what some left to those who have done theirs.
final class Allocating {
    // Whoever has done their share is asked for so many more at most.
    private static final int MOST_EXTRA = 2;

    private final InstantSource clock;

    Allocating(InstantSource clock) {
        this.clock = clock;
    }

    /// Everything that an allocation is made from.
    private record Everything(
            Map<Long, AllocationStore.HandIn> handIns,
            List<AllocationStore.Student> students,
            List<AllocationStore.Apart> conflicts,
            List<AllocationStore.Pair> pairs,
            Map<Long, Set<Long>> makers,
            Map<Long, Double> skill) {

        Set<Long> members(long work) {
            return makers.getOrDefault(work, Set.of());
        }
    }

    /// Adds the pairs that are lacking; how many there were.
    int fill(Handle handle, Round round, Step step) {
        var store = handle.attach(AllocationStore.class);
        var all = read(store, round);
        var authors = authors(all);
        var reviewers = reviewers(all, round, step);
        if (authors.isEmpty() || reviewers.isEmpty()) return 0;
        int count = round.rules().count();
        var allocation =
                Allocation.of(
                        new Request(
                                authors,
                                reviewers,
                                forbidden(all, step),
                                kept(all, step),
                                count,
                                count + MOST_EXTRA,
                                round.row().orElseThrow().seed() + all.pairs().size()));
        var share = count(all, pair -> !pair.ended());
        var letters = count(all, _ -> true);
        var given = new ArrayList<AllocationStore.Given>();
        for (var pairing : shuffled(allocation.added())) {
            long reviewer = pairing.reviewer();
            given.add(
                    new AllocationStore.Given(
                            Refs.random(),
                            pairing.work(),
                            all.handIns().get(pairing.work()).submissionId(),
                            reviewer,
                            letters.merge(reviewer, 1, Integer::sum),
                            share.merge(reviewer, 1, Integer::sum) > count));
        }
        var madeIn = step == Step.AGAIN ? Step.AGAIN : Step.WRITING;
        store.insert(round.id(), madeIn.code(), clock.instant(), given);
        return allocation.added().size();
    }

    /// Takes back what nobody has begun to write.
    void takeBack(Handle handle, Round round, long by, String reason) {
        var store = handle.attach(AllocationStore.class);
        store.lockAll(round.id());
        store.takeBack(round.id(), by, reason, clock.instant());
    }

    /// The order in which hand-ins are given out says nothing of whose they are.
    private static List<Pairing> shuffled(List<Pairing> pairings) {
        var shuffled = new ArrayList<>(pairings);
        Collections.shuffle(shuffled, new Random());
        return shuffled;
    }

    private static Everything read(AllocationStore store, Round round) {
        long activity = round.assignment().row().activityId();
        var students = store.students(activity);
        return new Everything(
                store.handIns(activity).stream()
                        .collect(Collectors.toMap(AllocationStore.HandIn::workId, one -> one)),
                students,
                store.conflicts(activity),
                store.pairs(round.id()),
                students.stream()
                        .filter(one -> one.workId() != null)
                        .collect(
                                Collectors.groupingBy(
                                        AllocationStore.Student::workId,
                                        Collectors.mapping(
                                                AllocationStore.Student::enrolmentId,
                                                Collectors.toSet()))),
                skill(store, round));
    }

    /// How near those who judged samples came to the instructor: 0 for as near as can be, else below.
    private static Map<Long, Double> skill(AllocationStore store, Round round) {
        var known =
                Samples.of(round).stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.calibration().sample(),
                                        one -> one.known().doubleValue(),
                                        (one, _) -> one));
        return store.judged(round.id()).stream()
                .filter(one -> known.containsKey(one.sample()))
                .collect(
                        Collectors.groupingBy(
                                AllocationStore.Judged::reviewerId,
                                Collectors.averagingDouble(one ->
                                        -Math.abs(
                                                one.points().doubleValue()
                                                        - known.get(one.sample())))));
    }

    private static List<Author> authors(Everything all) {
        return all.handIns().values().stream()
                .map(handIn ->
                        new Author(
                                handIn.workId(),
                                all.members(handIn.workId()),
                                strength(Optional.of(handIn))))
                .filter(author -> !author.members().isEmpty())
                .toList();
    }

    /// Who is asked: whoever handed in, or everybody; where others left some, those who have written all of theirs, and
    /// those who came late and were never asked.
    private static List<Reviewer> reviewers(Everything all, Round round, Step step) {
        var left =
                all.pairs().stream()
                        .filter(pair -> !pair.ended() && !pair.written())
                        .map(AllocationStore.Pair::reviewerId)
                        .collect(Collectors.toSet());
        return all.students().stream()
                .filter(one -> round.rules().everybody() || handIn(all, one).isPresent())
                .filter(one -> step != Step.AGAIN || !left.contains(one.enrolmentId()))
                .map(one -> new Reviewer(one.enrolmentId(), strength(all, one)))
                .toList();
    }

    private static Optional<AllocationStore.HandIn> handIn(
            Everything all, AllocationStore.Student student) {
        return Optional.ofNullable(student.workId()).map(all.handIns()::get);
    }

    /// By the samples where there were some, else by the own hand-in; never by both, which have no common measure.
    private static OptionalDouble strength(Everything all, AllocationStore.Student student) {
        if (all.skill().isEmpty()) return strength(handIn(all, student));
        var skill = all.skill().get(student.enrolmentId());
        return skill == null ? OptionalDouble.empty() : OptionalDouble.of(skill);
    }

    private static OptionalDouble strength(Optional<AllocationStore.HandIn> handIn) {
        return handIn.map(AllocationStore.HandIn::points)
                .map(points -> OptionalDouble.of(points.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    /// What somebody gave back, or left, does not come back to them.
    private static Set<Pairing> forbidden(Everything all, Step step) {
        var forbidden = new HashSet<Pairing>();
        for (var pair : all.pairs()) {
            if (pair.givenBack() || (step == Step.AGAIN && !pair.ended() && !pair.written()))
                forbidden.add(new Pairing(pair.reviewerId(), pair.workId()));
        }
        for (var apart : all.conflicts()) {
            for (var work : all.handIns().keySet()) {
                var members = all.members(work);
                if (members.contains(apart.one())) forbidden.add(new Pairing(apart.other(), work));
                if (members.contains(apart.other())) forbidden.add(new Pairing(apart.one(), work));
            }
        }
        return forbidden;
    }

    /// Those that stand: while everybody writes, all that were not given back; later only what was written.
    private static List<Pairing> kept(Everything all, Step step) {
        return all.pairs().stream()
                .filter(pair -> pair.written() || (step != Step.AGAIN && !pair.ended()))
                .map(pair -> new Pairing(pair.reviewerId(), pair.workId()))
                .toList();
    }

    /// How many such pairs each reviewer has.
    private static Map<Long, Integer> count(
            Everything all, Predicate<AllocationStore.Pair> counted) {
        var count = new HashMap<Long, Integer>();
        for (var pair : all.pairs())
            if (counted.test(pair)) count.merge(pair.reviewerId(), 1, Integer::sum);
        return count;
    }
}
