package savepoint.server.review.allocation;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Adds pairs until each work and then each person has its count, as far as that can be.
final class Filling {
    private static final int NONE = -1;

    private final Board board;
    private final Random random;

    Filling(Board board, Random random) {
        this.board = board;
        this.random = random;
    }

    void fill(int count, int most) {
        fill(board.works, board.people, count, most);
        fill(board.people, board.works, count, Integer.MAX_VALUE);
    }

    /// Level by level, so that nobody has three while another has none.
    private void fill(Side near, Side far, int count, int most) {
        var order = shuffled(near.size());
        var shift = new Shift(board, near);
        // From whom no way leads to a load below a limit, by limit. They stay so: a way that others
        // find ends at the smallest load that can be reached, and loads only grow.
        var hopeless = new HashMap<Integer, BitSet>();
        for (var level = 1; level <= count; level++) {
            for (var one : order) {
                if (near.load[one] >= level) continue;
                var other = best(near, far, one, most);
                var direct = other == NONE ? most : far.load[other];
                var without = hopeless.computeIfAbsent(direct, _ -> new BitSet());
                if (!without.get(one)
                        && anyBelow(far, near.size(), direct)
                        && shift.add(one, direct, NONE, without)) continue;
                if (other == NONE) continue;
                if (near == board.people) board.put(one, other);
                else board.put(other, one);
            }
        }
    }

    /// Whether somebody with a smaller load could take one more at all.
    private static boolean anyBelow(Side far, int others, int load) {
        for (var other = 0; other < far.size(); other++)
            if (far.load[other] < load && !far.full(other, others)) return true;
        return false;
    }

    /// Of those who may be paired with this one and have the least to do, the one that suits best.
    private int best(Side near, Side far, int one, int most) {
        var open = new BitSet(far.size());
        open.set(0, far.size());
        open.andNot(near.closed[one]);
        open.andNot(near.paired[one]);
        var best = NONE;
        var load = most;
        var cost = 0.0;
        for (var other = open.nextSetBit(0); other >= 0; other = open.nextSetBit(other + 1)) {
            if (far.load[other] >= most || far.load[other] > load) continue;
            var tried = cost(near, far, one, other);
            if (best == NONE || far.load[other] < load || tried < cost) {
                best = other;
                load = far.load[other];
                cost = tried;
            }
        }
        return best;
    }

    private double cost(Side near, Side far, int one, int other) {
        var mutual = near == board.people ? board.mutual(one, other) : board.mutual(other, one);
        return Mixing.MUTUAL * mutual
                + near.mixture[one] * far.strength[other]
                + far.mixture[other] * near.strength[one]
                + random.nextDouble() / 16; // decides among equals
    }

    private List<Integer> shuffled(int size) {
        var order = IntStream.range(0, size).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        return order;
    }
}
