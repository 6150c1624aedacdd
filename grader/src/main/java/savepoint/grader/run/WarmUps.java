package savepoint.grader.run;

/// How often the JVMs of a grader practise before a hand-in comes.
///
/// @param compilations of each compiler, when the grader starts
/// @param runs of each JVM that waits for a hand-in, while the machine has nothing better to do
public record WarmUps(int compilations, int runs) {
    /// After so many a JVM has compiled what a hand-in runs through.
    public static final WarmUps USUAL = new WarmUps(12, 20);

    /// For tests, which wait for many hand-ins and not for each.
    public static final WarmUps LEAST = new WarmUps(1, 1);
}
