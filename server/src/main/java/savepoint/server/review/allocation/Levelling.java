package savepoint.server.review.allocation;

import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Moves pairs from those who have much to those who have little, until all differ by one at most where that can be.
final class Levelling {
    private Levelling() {}

    static void level(Board board) {
        level(board, board.people, board.works);
        level(board, board.works, board.people);
    }

    /// Levels the loads of `side` and leaves those of the others as they are.
    private static void level(Board board, Side side, Side others) {
        var shift = new Shift(board, others);
        // Each move makes the sum of squared loads smaller, so this ends; the bound is for the
        // reader's peace.
        for (var moves = IntStream.of(side.load).sum(); moves > 0; moves--)
            if (!moved(shift, side)) return;
    }

    private static boolean moved(Shift shift, Side side) {
        var least = IntStream.of(side.load).min().orElse(0);
        var most =
                IntStream.range(0, side.size())
                        .filter(one -> side.load[one] > least + 1)
                        .boxed()
                        .sorted(Comparator.comparingInt(one -> -side.load[one]))
                        .toList();
        var hopeless = new BitSet();
        for (var one : most) {
            var free = side.free(one);
            free.andNot(hopeless);
            for (var other = free.nextSetBit(0); other >= 0; other = free.nextSetBit(other + 1)) {
                if (shift.add(other, side.load[one] - 1, one, hopeless)) {
                    shift.take(/* one= */ other, /* other= */ one);
                    return true;
                }
            }
        }
        return false;
    }
}
