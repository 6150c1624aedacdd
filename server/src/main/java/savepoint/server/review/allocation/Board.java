package savepoint.server.review.allocation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// People and works by number, who may review what, and who does so far.
final class Board {
    final long[] person;
    final long[] work;
    final Side people;
    final Side works;

    /// For each person the own works; for each work the people who made it.
    private final int[][] own;

    final int[][] members;

    Board(Request request) {
        var reviewers =
                request.reviewers().stream()
                        .sorted(Comparator.comparingLong(Reviewer::person))
                        .toList();
        var authors =
                request.authors().stream().sorted(Comparator.comparingLong(Author::work)).toList();
        person = reviewers.stream().mapToLong(Reviewer::person).toArray();
        work = authors.stream().mapToLong(Author::work).toArray();
        people = new Side(standard(reviewers.stream().map(Reviewer::strength)), work.length);
        works = new Side(standard(authors.stream().map(Author::strength)), person.length);
        var numberOfPerson = numbers(person);
        var numberOfWork = numbers(work);

        members =
                authors.stream()
                        .map(author ->
                                author.members().stream()
                                        .filter(numberOfPerson::containsKey)
                                        .mapToInt(numberOfPerson::get)
                                        .sorted()
                                        .toArray())
                        .toArray(int[][]::new);
        own = new int[person.length][0];
        for (var made = 0; made < members.length; made++) {
            for (var member : members[made]) {
                own[member] = Arrays.copyOf(own[member], own[member].length + 1);
                own[member][own[member].length - 1] = made;
                close(member, made);
            }
        }
        for (var pair : request.forbidden()) {
            var reviewer = numberOfPerson.get(pair.reviewer());
            var reviewed = numberOfWork.get(pair.work());
            if (reviewer != null && reviewed != null) close(reviewer, reviewed);
        }
        for (var pair : new HashSet<>(request.kept())) {
            var reviewer = numberOfPerson.get(pair.reviewer());
            var reviewed = numberOfWork.get(pair.work());
            if (reviewer != null && reviewed != null) {
                put(reviewer, reviewed);
                people.kept[reviewer].set(reviewed);
                works.kept[reviewed].set(reviewer);
            } else if (reviewer != null) {
                people.load[reviewer]++;
            } else if (reviewed != null) {
                works.load[reviewed]++;
            }
        }
    }

    private void close(int reviewer, int reviewed) {
        people.closed[reviewer].set(reviewed);
        works.closed[reviewed].set(reviewer);
    }

    void put(int reviewer, int reviewed) {
        people.paired[reviewer].set(reviewed);
        works.paired[reviewed].set(reviewer);
        count(reviewer, reviewed, 1);
    }

    void take(int reviewer, int reviewed) {
        people.paired[reviewer].clear(reviewed);
        works.paired[reviewed].clear(reviewer);
        count(reviewer, reviewed, -1);
    }

    private void count(int reviewer, int reviewed, int change) {
        people.load[reviewer] += change;
        works.load[reviewed] += change;
        people.mixture[reviewer] += change * works.strength[reviewed];
        works.mixture[reviewed] += change * people.strength[reviewer];
    }

    /// How many of a work's makers review a work of this person.
    int mutual(int reviewer, int reviewed) {
        var mutual = 0;
        for (var mine : own[reviewer])
            for (var member : members[reviewed]) if (people.paired[member].get(mine)) mutual++;
        return mutual;
    }

    private static Map<Long, Integer> numbers(long[] ids) {
        var numbers = new HashMap<Long, Integer>();
        for (var i = 0; i < ids.length; i++) {
            if (numbers.put(ids[i], i) != null)
                throw new IllegalArgumentException(ids[i] + " is listed twice");
        }
        return numbers;
    }

    private static double[] standard(Stream<OptionalDouble> strengths) {
        var raw = strengths.toList();
        var known = raw.stream().flatMapToDouble(OptionalDouble::stream).toArray();
        var mean = Arrays.stream(known).average().orElse(0);
        var deviation =
                Math.sqrt(
                        Arrays.stream(known)
                                .map(value -> (value - mean) * (value - mean))
                                .average()
                                .orElse(0));
        return raw.stream()
                .mapToDouble(value ->
                        value.isEmpty() || deviation == 0
                                ? 0
                                : (value.getAsDouble() - mean) / deviation)
                .toArray();
    }
}
