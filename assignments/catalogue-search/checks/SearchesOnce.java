import library.Catalogue;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class SearchesOnce implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Catalogue catalogue = subject.make(Catalogue.class);
        return subject.attempt(() -> catalogue.search("r", "title", 1));
    }
}
