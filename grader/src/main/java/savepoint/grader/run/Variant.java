package savepoint.grader.run;

/// Which of a few sets of numbers a work's scenarios draw. What the solution does with each is found out once for all
/// works that share it: a class that hands in on one evening would else have it run for every student.
final class Variant {
    /// Enough that neighbours seldom share one; a work has the same for good.
    static final int COUNT = 16;

    private Variant() {}

    /// @param seed of the work, a hash: so any of its bits are as good as others
    static long of(long seed) {
        return Math.floorMod(seed, (long) COUNT);
    }
}
