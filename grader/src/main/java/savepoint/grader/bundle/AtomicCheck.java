package savepoint.grader.bundle;

/// `kind: atomic`: an action is done as a whole or not at all, whatever statement fails or connection is lost on the way.
///
/// @param scenario does one action
public record AtomicCheck(Common common, String scenario, Tables tables) implements Check {
    static AtomicCheck read(Common common, CheckKeys keys) {
        return new AtomicCheck(common, keys.scenario(), keys.tables());
    }
}
