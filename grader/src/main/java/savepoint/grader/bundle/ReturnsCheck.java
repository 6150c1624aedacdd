package savepoint.grader.bundle;

import java.math.BigDecimal;

/// `kind: returns`: what a scenario returned or threw.
public record ReturnsCheck(Common common, String scenario, Order order, BigDecimal tolerance)
        implements Check {
    static ReturnsCheck read(Common common, CheckKeys keys) {
        return new ReturnsCheck(common, keys.scenario(), keys.order("exact"), keys.tolerance());
    }
}
