package savepoint.grader.bundle;

/// `kind: injection`: hostile texts are data and nothing else.
///
/// @param scenario hands the texts of `subject.hostile()` to the hand-in
public record InjectionCheck(Common common, String scenario, Tables tables) implements Check {
    static InjectionCheck read(Common common, CheckKeys keys) {
        return new InjectionCheck(common, keys.scenario(), keys.tables());
    }
}
