import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Asks for all readers once.
public final class ListsReaders implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        return subject.attempt(readers::all);
    }
}
