import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

public final class SearchesForSigns implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        return Searches.all(subject, "%", "_", "\\", "'", "100%", "50%", "a_b", "e_c", "o'hara", "\\t", "r%n", "[a-z]", ".*");
    }
}
