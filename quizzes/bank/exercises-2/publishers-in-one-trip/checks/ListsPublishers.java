import library.Catalogue;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Asks for the list once.
public final class ListsPublishers implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        return subject.make(Catalogue.class).publishers();
    }
}
