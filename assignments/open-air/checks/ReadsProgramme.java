import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class ReadsProgramme implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        return subject.make(BoxOffice.class).programme();
    }
}
