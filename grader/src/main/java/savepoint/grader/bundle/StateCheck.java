package savepoint.grader.bundle;

/// `kind: state`: the tables after a scenario.
///
/// @param observe whether what the scenario observed must be equal as well
public record StateCheck(Common common, String scenario, Tables tables, boolean observe)
        implements Check {
    static StateCheck read(Common common, CheckKeys keys) {
        return new StateCheck(common, keys.scenario(), keys.tables(), keys.flag("observe"));
    }
}
