package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;
import savepoint.server.people.Viewer;
import savepoint.server.people.roster.FactorChange;

/// A student's time factor that changes while they sit: it goes on the record of what runs, whose page hears of it.
public final class TimeFactors implements FactorChange {
    private final InstantSource clock;

    public TimeFactors(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void changed(
            Handle handle, Viewer.InCharge by, long enrolment, BigDecimal factor, String reason) {
        handle.attach(AttemptStore.class)
                .stretch(enrolment, factor, clock.instant(), by.person().id(), reason);
    }
}
