package savepoint.grader.generate;

import java.util.List;
import java.util.Set;

/// How the rows of one dataset are drawn.
///
/// @param least rows of a table
/// @param most rows of a table
/// @param nulls how often a cell that may be NULL is
/// @param pointed how often a value lies around a constant
/// @param variety how many different usual values a column has at most
/// @param runs so many rows, one group after the other, resemble each other; empty for no groups
/// @param alike how often a row of a run repeats a cell of the one before
/// @param empty tables that have no rows
record Recipe(
        int least,
        int most,
        double nulls,
        double pointed,
        int variety,
        List<Integer> runs,
        double alike,
        Set<Integer> empty) {
    static Recipe of(int least, int most, double nulls, double pointed, int variety) {
        return new Recipe(least, most, nulls, pointed, variety, List.of(), 0, Set.of());
    }

    Recipe alike(double share) {
        return new Recipe(least, most, nulls, pointed, variety, runs, share, empty);
    }

    Recipe runs(List<Integer> sizes, double share) {
        int all = sizes.stream().mapToInt(Integer::intValue).sum();
        return new Recipe(all, all, nulls, pointed, variety, sizes, share, empty);
    }

    Recipe without(Set<Integer> tables) {
        return new Recipe(least, most, nulls, pointed, variety, runs, alike, tables);
    }
}
