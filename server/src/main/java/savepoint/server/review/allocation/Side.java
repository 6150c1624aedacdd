package savepoint.server.review.allocation;

import java.util.BitSet;

/// One side of the board, people or works: for each of them what it is paired with on the other side.
final class Side {
    /// Pairs that must not be.
    final BitSet[] closed;

    /// Pairs that are.
    final BitSet[] paired;

    /// Those of the pairs that stay.
    final BitSet[] kept;

    /// How many pairs each has, with kept ones whose other end is not on the board.
    final int[] load;

    /// How strong each is, with mean 0 and variance 1; 0 where unknown.
    final double[] strength;

    /// The sum of strengths that each is paired with.
    final double[] mixture;

    Side(double[] strength, int others) {
        this.strength = strength;
        var size = strength.length;
        closed = sets(size, others);
        paired = sets(size, others);
        kept = sets(size, others);
        load = new int[size];
        mixture = new double[size];
    }

    private static BitSet[] sets(int size, int others) {
        var sets = new BitSet[size];
        for (var i = 0; i < size; i++) sets[i] = new BitSet(others);
        return sets;
    }

    int size() {
        return load.length;
    }

    boolean open(int one, int other) {
        return !closed[one].get(other) && !paired[one].get(other);
    }

    /// Whether this one is paired with all of the others that may be.
    boolean full(int one, int others) {
        var taken = (BitSet) closed[one].clone();
        taken.or(paired[one]);
        return taken.cardinality() == others;
    }

    /// Pairs of this one that may be moved.
    BitSet free(int one) {
        var free = (BitSet) paired[one].clone();
        free.andNot(kept[one]);
        return free;
    }
}
