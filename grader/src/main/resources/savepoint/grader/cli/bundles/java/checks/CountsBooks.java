import java.util.List;
import library.Library;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class CountsBooks implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Library library = subject.make(Library.class);
        return List.of(library.count(1900), library.count(2000), library.count(2100));
    }
}
