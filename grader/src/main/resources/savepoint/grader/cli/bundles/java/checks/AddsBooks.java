import library.Library;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class AddsBooks implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Library library = subject.make(Library.class);
        for (int n = 1; n <= 4; n++) library.add(1000 + n, "New book " + n, 2000 + n);
        return null;
    }
}
