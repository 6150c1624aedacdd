import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Calls more often than there are connections; half of the calls fail.
public final class CallsOften implements Scenario {
    private static final int OFTEN = 12;

    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        List<Object> seen = new ArrayList<>();
        for (int i = 0; i < OFTEN; i++) {
            seen.add(subject.attempt(readers::all));
            seen.add(subject.attempt(() -> readers.named("Ada Moreno")));
            seen.add(subject.attempt(() -> readers.giveBack(List.of(9_999), LocalDate.of(2026, 11, 20))));
        }
        return seen;
    }
}
