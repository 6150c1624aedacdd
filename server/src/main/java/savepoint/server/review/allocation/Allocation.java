package savepoint.server.review.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Who reviews what.
///
/// @param added pairings that the kept ones lacked, by person and work
/// @param lacking works that get fewer reviews than asked for, since nobody may or can give them
public record Allocation(List<Pairing> added, List<Long> lacking) {
    /// Adds to what is kept the fewest pairings that give each work and each person its count.
    public static Allocation of(Request request) {
        var board = new Board(request);
        // Random, unlike newer generators, is laid down in its documentation to the last bit.
        var random = new Random(request.seed());
        if (request.kept().isEmpty()) Ring.place(board, request.count(), random);
        new Filling(board, random).fill(request.count(), request.most());
        Levelling.level(board);
        new Mixing(board, random).mix();

        var added = new ArrayList<Pairing>();
        for (var reviewer = 0; reviewer < board.people.size(); reviewer++) {
            var free = board.people.free(reviewer);
            for (var work = free.nextSetBit(0); work >= 0; work = free.nextSetBit(work + 1))
                added.add(new Pairing(board.person[reviewer], board.work[work]));
        }
        var lacking = new ArrayList<Long>();
        for (var work = 0; work < board.works.size(); work++)
            if (board.works.load[work] < request.count()) lacking.add(board.work[work]);
        return new Allocation(List.copyOf(added), List.copyOf(lacking));
    }
}
