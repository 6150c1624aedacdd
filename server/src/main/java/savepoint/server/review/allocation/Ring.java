package savepoint.server.review.allocation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A first allocation: works stand in a ring, and each person reviews those at certain distances ahead of the own.
///
/// Where no distance is another's way back, nobody reviews whoever reviews them, and everybody gives and gets
/// the same; conflicts and people without works leave gaps, which are filled afterwards.
final class Ring {
    private Ring() {}

    static void place(Board board, int count, Random random) {
        var size = board.works.size();
        if (size < 2) return;
        var ring = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(ring, random);
        var distances = distances(size, random);
        var fair = (Math.max(size, board.people.size()) * count + size - 1) / size;
        for (var at = 0; at < size; at++) {
            var next = 0;
            for (var member : board.members[ring.get(at)]) {
                // The own part of the distances for each member, so that a team's reviews are
                // spread.
                var last = Math.min(distances.size(), next + count);
                while (next < last) {
                    var reviewed = ring.get((at + distances.get(next++)) % size);
                    if (board.works.load[reviewed] < fair
                            && board.people.load[member] < count
                            && board.people.open(member, reviewed)) board.put(member, reviewed);
                }
            }
        }
    }

    /// All distances in a ring; first, as far as there are, those of which none is another's way back.
    private static List<Integer> distances(int size, Random random) {
        var there = new ArrayList<Integer>();
        for (var distance = 1; 2 * distance < size; distance++)
            there.add(random.nextBoolean() ? distance : size - distance);
        Collections.shuffle(there, random);
        var distances = new ArrayList<>(there);
        if (size % 2 == 0) distances.add(size / 2);
        there.forEach(distance -> distances.add(size - distance));
        return distances;
    }
}
