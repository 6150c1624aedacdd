package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.sandbox.Box;

class RunnerTest {
    @Test
    void what_a_regrade_waits_for_others_is_not_held_against_it() {
        var live = Runner.limits(HandInLimits.DEFAULT, false);
        var regrade = Runner.limits(HandInLimits.DEFAULT, true);
        assertEquals(HandInLimits.DEFAULT.wall(), live.wall());
        assertEquals(live.wall().multipliedBy(Box.PATIENCE), regrade.wall());
        assertEquals(live.cpu(), regrade.cpu());
    }
}
