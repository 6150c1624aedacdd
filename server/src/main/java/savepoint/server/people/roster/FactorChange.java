package savepoint.server.people.roster;

import java.math.BigDecimal;
import org.jdbi.v3.core.Handle;
import savepoint.server.people.Viewer;

/// Hears in the same transaction that somebody's time factor is another from now on: what they sit goes by it at once.
@FunctionalInterface
public interface FactorChange {
    void changed(
            Handle handle, Viewer.InCharge by, long enrolment, BigDecimal factor, String reason);
}
