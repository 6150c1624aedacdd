package savepoint.server.review.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/// Swaps pairs, which leaves all loads as they are, until few review each other and strong and weak are mixed.
final class Mixing {
    /// What two who review each other cost; more than any mixture of strengths.
    static final double MUTUAL = 1e6;

    private static final int SWAPS_A_PAIR = 40;
    private static final int MOST_SWAPS = 1_000_000;

    private final Board board;
    private final Random random;
    private final List<int[]> pairs = new ArrayList<>();

    Mixing(Board board, Random random) {
        this.board = board;
        this.random = random;
        for (var person = 0; person < board.people.size(); person++) {
            var free = board.people.free(person);
            for (var work = free.nextSetBit(0); work >= 0; work = free.nextSetBit(work + 1))
                pairs.add(new int[] {person, work});
        }
    }

    void mix() {
        part();
        if (known(board.people) || known(board.works)) {
            var swaps = Math.min(MOST_SWAPS, pairs.size() * SWAPS_A_PAIR);
            for (var swap = 0; swap < swaps; swap++) {
                trySwap(
                        pairs.get(random.nextInt(pairs.size())),
                        pairs.get(random.nextInt(pairs.size())));
            }
        }
    }

    private static boolean known(Side side) {
        return DoubleStream.of(side.strength).anyMatch(strength -> strength != 0);
    }

    /// Parts those who review each other, as far as one swap for each of them can.
    private void part() {
        for (var pair : pairs) {
            var first = random.nextInt(pairs.size());
            for (var i = 0; i < pairs.size() && board.mutual(pair[0], pair[1]) > 0; i++)
                trySwap(pair, pairs.get((first + i) % pairs.size()));
        }
    }

    /// Gives each of two people the other's work where that is allowed and better.
    private void trySwap(int[] one, int[] other) {
        if (!board.people.open(one[0], other[1]) || !board.people.open(other[0], one[1])) return;
        var before = imbalance(one, other);
        var mutual = board.mutual(one[0], one[1]);
        board.take(one[0], one[1]);
        mutual += board.mutual(other[0], other[1]);
        board.take(other[0], other[1]);
        swap(one, other);
        mutual -= board.mutual(one[0], one[1]);
        board.put(one[0], one[1]);
        mutual -= board.mutual(other[0], other[1]);
        board.put(other[0], other[1]);
        var gain = MUTUAL * mutual + before - imbalance(one, other);
        if (gain > 1e-9) return;
        board.take(one[0], one[1]);
        board.take(other[0], other[1]);
        swap(one, other);
        board.put(one[0], one[1]);
        board.put(other[0], other[1]);
    }

    private static void swap(int[] one, int[] other) {
        var work = one[1];
        one[1] = other[1];
        other[1] = work;
    }

    /// How far the people and works of two pairs are from an even mixture of strengths.
    private double imbalance(int[] one, int[] other) {
        return square(board.people.mixture[one[0]])
                + square(board.people.mixture[other[0]])
                + square(board.works.mixture[one[1]])
                + square(board.works.mixture[other[1]]);
    }

    private static double square(double value) {
        return value * value;
    }
}
