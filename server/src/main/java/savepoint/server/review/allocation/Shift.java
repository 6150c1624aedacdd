package savepoint.server.review.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;

/// Gives one more pair to somebody near by moving pairs of others along a path, up to somebody far with a small load.
final class Shift {
    private static final int NONE = -1;

    private final Board board;
    private final Side near;
    private final Side far;

    Shift(Board board, Side near) {
        this.board = board;
        this.near = near;
        this.far = near == board.people ? board.works : board.people;
    }

    /// Moves pairs so that `start` has one more and somebody far of a load below `limit`, the smallest found, too.
    ///
    /// @param without somebody far who takes no part, or -1
    /// @param hopeless those near from whom no way leads so low; where there is none, those seen are added
    /// @return whether there was a way
    boolean add(int start, int limit, int without, BitSet hopeless) {
        var cameFrom = new int[far.size()]; // the near one from which a far one was reached
        var givenUpBy = new int[near.size()]; // the far one that would give up a near one
        Arrays.fill(givenUpBy, NONE);
        var unseen = new BitSet(far.size());
        unseen.set(0, far.size());
        if (without != NONE) unseen.clear(without);
        var seen = (BitSet) hopeless.clone();
        seen.set(start);
        var waiting = new ArrayDeque<Integer>();
        waiting.add(start);
        var end = NONE;
        while (!waiting.isEmpty()) {
            var one = waiting.poll();
            var reached = (BitSet) unseen.clone();
            reached.andNot(near.closed[one]);
            reached.andNot(near.paired[one]);
            unseen.andNot(reached);
            for (var other = reached.nextSetBit(0);
                    other >= 0;
                    other = reached.nextSetBit(other + 1)) {
                cameFrom[other] = one;
                if (far.load[other] < limit) {
                    limit = far.load[other];
                    end = other;
                }
                var free = far.free(other);
                free.andNot(seen);
                seen.or(free);
                for (var next = free.nextSetBit(0); next >= 0; next = free.nextSetBit(next + 1)) {
                    givenUpBy[next] = other;
                    waiting.add(next);
                }
            }
        }
        if (end == NONE) {
            hopeless.or(seen);
            return false;
        }
        move(start, end, cameFrom, givenUpBy);
        return true;
    }

    private void move(int start, int end, int[] cameFrom, int[] givenUpBy) {
        for (var other = end; ; ) {
            var one = cameFrom[other];
            put(one, other);
            if (one == start) return;
            other = givenUpBy[one];
            take(one, other);
        }
    }

    private void put(int one, int other) {
        if (near == board.people) board.put(one, other);
        else board.put(other, one);
    }

    void take(int one, int other) {
        if (near == board.people) board.take(one, other);
        else board.take(other, one);
    }
}
